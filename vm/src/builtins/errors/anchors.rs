//! Where inside a failing expression the operator, subscript or argument list is: the `~~~^~~~` of tracebacks.

use crate::frontend::parse_only;
use crate::tree::{Expr, ExprKind, Stmt, StmtKind};

/// The part of the segment that is marked with carets: from `left` up to `right`, each (line, character).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Anchors {
    pub left: (usize, usize),
    pub right: (usize, usize),
}

/// A position walking over the segment's characters.
struct Walk {
    lines: Vec<Vec<char>>,
    texts: Vec<String>,
}

impl Walk {
    /// Line and character of a location in `(\n segment \n)`.
    fn place(&self, line: i32, byte: i32) -> Option<(usize, usize)> {
        let line = usize::try_from(line - 2).ok()?;
        let text = self.texts.get(line)?;
        let byte = byte.max(0) as usize;
        Some((
            line,
            text.char_indices().take_while(|(i, _)| *i < byte).count(),
        ))
    }
    /// The next position that has a character.
    fn valid(&self, mut at: (usize, usize)) -> Option<(usize, usize)> {
        while at.1 >= self.lines.get(at.0)?.len() {
            at = (at.0 + 1, 0);
        }
        Some(at)
    }
    fn end_of(&self, e: &Expr) -> Option<(usize, usize)> {
        self.place(e.loc.end_line, e.loc.end_col)
    }
    /// From a position on, the first character that `stop` accepts; comments and continuation lines are skipped.
    fn until(&self, at: (usize, usize), stop: impl Fn(char) -> bool) -> Option<(usize, usize)> {
        let mut at = self.valid(at)?;
        loop {
            let c = self.lines[at.0][at.1];
            if c == '\\' || c == '#' {
                at = self.valid((at.0 + 1, 0))?;
            } else if stop(c) {
                return Some(at);
            } else {
                at = self.valid((at.0, at.1 + 1))?;
            }
        }
    }
}

/// The anchors of a segment that is a binary operation, a subscript or a call.
pub fn find(segment: &str) -> Option<Anchors> {
    let module = parse_only(&format!("(\n{segment}\n)"))?;
    let [
        Stmt {
            kind: StmtKind::Expr(e),
            ..
        },
    ] = &module.body.stmts[..]
    else {
        return None;
    };
    let e: &Expr = e;
    let texts: Vec<String> = segment.lines().map(str::to_string).collect();
    let walk = Walk {
        lines: texts.iter().map(|l| l.chars().collect()).collect(),
        texts,
    };
    match &e.kind {
        ExprKind::BinOp(_, sides) => {
            let (left, right) = &**sides;
            let at = walk.until(walk.end_of(left)?, |c| !c.is_whitespace() && c != ')')?;
            let mut end = at.1 + 1;
            let operand = walk.place(right.loc.line, right.loc.col)?;
            if (at.0, end) < operand
                && let Some(&c) = walk.lines[at.0].get(end)
                && !c.is_whitespace()
                && c != '\\'
                && c != '#'
            {
                end += 1;
            }
            Some(Anchors {
                left: at,
                right: (at.0, end),
            })
        }
        ExprKind::Subscript(parts) => {
            let left = walk.until(walk.end_of(&parts.0)?, |c| c == '[')?;
            Some(Anchors {
                left,
                right: walk.end_of(e)?,
            })
        }
        ExprKind::Call(call) => {
            let left = walk.until(walk.end_of(&call.func)?, |c| c == '(')?;
            Some(Anchors {
                left,
                right: walk.end_of(e)?,
            })
        }
        _ => None,
    }
}

/// Whether the lines are `return name(...)` or `target = call(...)` and the failing piece is exactly that call.
pub fn whole_call(lines: &[String], start: usize, end: usize) -> bool {
    let Some(module) = parse_only(&lines.join("\n")) else {
        return false;
    };
    let Some(statement) = module.body.stmts.first() else {
        return false;
    };
    let call = match &statement.kind {
        StmtKind::Return(Some(e)) => match &e.kind {
            ExprKind::Call(c) if matches!(c.func.kind, ExprKind::Name(_)) => e.as_ref(),
            _ => return false,
        },
        StmtKind::Assign(parts) if matches!(parts.1.kind, ExprKind::Call(_)) => &parts.1,
        _ => return false,
    };
    let l = call.loc;
    l.line == 1
        && l.end_line as usize == lines.len()
        && l.col.max(0) as usize == start
        && l.end_col.max(0) as usize == end
}
