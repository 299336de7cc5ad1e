//! Delta debugging over statements: the smallest program found that two runners still disagree on.

use std::time::{Duration, Instant};

use super::outcome::Outcome;
use super::runner::Runner;

/// Looking for a smaller program ends after this long; what was found until then counts.
const PATIENCE: Duration = Duration::from_secs(40);

/// A line and the block that it heads.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Node {
    line: String,
    block: Vec<Node>,
}

/// Removes statements as long as the two still differ; the program and both outcomes.
pub fn minimise(
    text: &str,
    left: &mut Runner,
    right: &mut Runner,
    seen: (Outcome, Outcome),
) -> (String, (Outcome, Outcome)) {
    let started = Instant::now();
    let failed = seen.0.failed();
    let crash = matches!(seen.0, Outcome::Crashed(_)) || matches!(seen.1, Outcome::Crashed(_));
    let (mut best, mut outcomes) = (text.to_string(), seen);
    let small = reduce(parse(text), &mut |candidate| {
        if started.elapsed() > PATIENCE {
            return false;
        }
        let text = render(candidate);
        let a = left.run(&text);
        // A removal must not turn one kind of difference into another, nor a program into nonsense.
        if a.is_syntax_error() || matches!(a, Outcome::Endless) || a.failed() != failed {
            return false;
        }
        let b = right.run(&text);
        let same_kind = crash == matches!(b, Outcome::Crashed(_));
        let keeps = a != b && same_kind && !b.is_syntax_error();
        if keeps {
            outcomes = (a, b);
            best = text;
        }
        keeps
    });
    debug_assert!(best == text || best == render(&small));
    (best, outcomes)
}

/// Applies removals until none is accepted.
fn reduce(mut program: Vec<Node>, keeps: &mut impl FnMut(&[Node]) -> bool) -> Vec<Node> {
    loop {
        let before = program.clone();
        let mut path = Vec::new();
        shrink_block(&mut program, &mut path, keeps);
        if program == before {
            return program;
        }
    }
}

/// The block at `path`, a list of indices from the top.
fn block_at<'a>(program: &'a mut Vec<Node>, path: &[usize]) -> &'a mut Vec<Node> {
    path.iter().fold(program, |block, &i| &mut block[i].block)
}

/// Removes runs of statements of one block, long runs first, then looks into the blocks that are left.
fn shrink_block(
    program: &mut Vec<Node>,
    path: &mut Vec<usize>,
    keeps: &mut impl FnMut(&[Node]) -> bool,
) {
    let mut size = block_at(program, path).len().max(1);
    loop {
        let mut at = 0;
        while at < block_at(program, path).len() {
            let mut candidate = program.clone();
            let block = block_at(&mut candidate, path);
            let end = (at + size).min(block.len());
            block.drain(at..end);
            if keeps(&candidate) {
                *program = candidate;
            } else {
                at += size;
            }
        }
        if size == 1 {
            break;
        }
        size = size.div_ceil(2);
    }
    let mut at = 0;
    while at < block_at(program, path).len() {
        if !block_at(program, path)[at].block.is_empty() && !unwrap(program, path, at, keeps) {
            path.push(at);
            shrink_block(program, path, keeps);
            path.pop();
        }
        at += 1;
    }
}

/// Puts a block in the place of the statement that heads it.
fn unwrap(
    program: &mut Vec<Node>,
    path: &[usize],
    at: usize,
    keeps: &mut impl FnMut(&[Node]) -> bool,
) -> bool {
    let mut candidate = program.clone();
    let block = block_at(&mut candidate, path);
    let inner = block.remove(at).block;
    block.splice(at..at, inner);
    let accepted = keeps(&candidate);
    if accepted {
        *program = candidate;
    }
    accepted
}

/// A program by indentation. Generated programs have one statement on each line.
fn parse(text: &str) -> Vec<Node> {
    // The open blocks, innermost last, each with the indentation of its lines.
    let mut open: Vec<(usize, Vec<Node>)> = vec![(0, Vec::new())];
    for line in text.lines().filter(|l| !l.trim().is_empty()) {
        let indent = line.len() - line.trim_start().len();
        while open.len() > 1 && open.last().is_some_and(|(i, _)| indent < *i) {
            close(&mut open);
        }
        let node = Node {
            line: line.trim().to_string(),
            block: Vec::new(),
        };
        match open.last_mut() {
            Some((i, block)) if indent <= *i => block.push(node),
            _ => open.push((indent, vec![node])),
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().map(|(_, block)| block).unwrap_or_default()
}

/// The innermost open block becomes the block of the last line before it.
fn close(open: &mut Vec<(usize, Vec<Node>)>) {
    let Some((_, block)) = open.pop() else {
        return;
    };
    if let Some(head) = open.last_mut().and_then(|(_, outer)| outer.last_mut()) {
        head.block = block;
    }
}

fn render(program: &[Node]) -> String {
    let mut text = String::new();
    write(program, 0, &mut text);
    text
}

fn write(block: &[Node], depth: usize, text: &mut String) {
    for node in block {
        for _ in 0..depth {
            text.push_str("    ");
        }
        text.push_str(&node.line);
        text.push('\n');
        if node.block.is_empty() && node.line.ends_with(':') {
            for _ in 0..=depth {
                text.push_str("    ");
            }
            text.push_str("pass\n");
        }
        write(&node.block, depth + 1, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "def f(x):\n    if x:\n        y = 1\n        z = 2\n    return x\nfor i in a:\n    f(i)\nprint(9)\n";

    #[test]
    fn text_survives_the_tree() {
        assert_eq!(render(&parse(TEXT)), TEXT);
    }

    #[test]
    fn only_what_matters_is_left() {
        let small = reduce(parse(TEXT), &mut |p| render(p).contains("z = 2"));
        assert_eq!(render(&small), "z = 2\n");
        let both = |p: &[Node]| render(p).contains("if x:") && render(p).contains("f(i)");
        let small = reduce(parse(TEXT), &mut |p| both(p));
        assert_eq!(render(&small), "if x:\n    pass\nf(i)\n");
    }

    #[test]
    fn nothing_is_removed_from_what_needs_all() {
        let small = reduce(parse(TEXT), &mut |p| render(p) == TEXT);
        assert_eq!(render(&small), TEXT);
    }
}
