//! What plotters' SVG becomes: shorter, with groups that carry a kernel's name and an exact number
//! to hover over, and with CSS variables where the page shows it.
//!
//! plotters draws flat shapes. A group is therefore drawn as a text that no reader sees: its marks
//! are found here and replaced by real tags.

use crate::{format, style};

/// Starts the text that stands for an opening tag.
const OPEN: &str = "\u{27e6}open";
/// Is the text that stands for a closing tag.
const CLOSE: &str = "\u{27e6}close";
/// Between the parts of a mark.
const BETWEEN: char = '\u{27e7}';

/// What a group of shapes is about.
#[derive(Debug, Clone, Copy, Default)]
pub struct Group<'a> {
    /// The kernel, for highlighting; may be empty.
    pub kernel: &'a str,
    /// A word by which the page's script and style find it (`same`, `unresolved` …); may be empty.
    pub class: &'a str,
    /// What hovering shows; may be empty.
    pub hint: &'a str,
}

impl Group<'_> {
    /// The text that stands for the opening tag.
    pub fn mark(&self) -> String {
        let (kernel, class, hint) = (self.kernel, self.class, self.hint);
        format!("{OPEN}{BETWEEN}{kernel}{BETWEEN}{class}{BETWEEN}{hint}")
    }

    /// The text that stands for the closing tag.
    pub fn end() -> &'static str {
        CLOSE
    }
}

/// Turns marks into groups and drops attributes that say what is the default anyway.
pub fn finish(drawn: &str) -> String {
    let mut out = String::with_capacity(drawn.len());
    let mut rest = drawn;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        let Some(end) = rest.find('>') else { break };
        let tag = &rest[..=end];
        rest = &rest[end + 1..];
        if tag.starts_with("<text") {
            let close = rest.find("</text>").unwrap_or(rest.len());
            text(&mut out, tag, rest[..close].trim());
            rest = rest.get(close + "</text>".len()..).unwrap_or("");
        } else {
            push(&mut out, shorter(tag));
        }
    }
    out
}

/// Appends a tag. Lines of one look that follow each other become one path.
fn push(out: &mut String, tag: String) {
    let points = |tag: &str| -> Option<(String, String)> {
        let rest = tag.strip_prefix("<polyline ")?;
        let (look, points) = rest.split_once(" points=\"")?;
        Some((look.to_string(), points.strip_suffix("\"/>")?.to_string()))
    };
    let Some((look, points)) = points(&tag) else {
        out.push_str(&tag);
        return;
    };
    let path = format!("<path {look} d=\"");
    let last = out.rfind('<').unwrap_or(0);
    if out[last..].starts_with(&path) {
        out.truncate(out.len() - "\"/>".len());
        out.push_str(&format!("M{points}\"/>"));
    } else {
        out.push_str(&format!("{path}M{points}\"/>"));
    }
}

/// A text element, or the tag that it stands for. Its content is escaped already.
fn text(out: &mut String, tag: &str, content: &str) {
    if let Some(mark) = content.strip_prefix(OPEN) {
        let mut parts = mark.split(BETWEEN).skip(1);
        let mut part = || parts.next().unwrap_or("");
        let (kernel, class, hint) = (part(), part(), part());
        out.push_str("<g");
        for (name, value) in [("data-kernel", kernel), ("class", class)] {
            if !value.is_empty() {
                out.push_str(&format!(" {name}=\"{value}\""));
            }
        }
        out.push('>');
        if !hint.is_empty() {
            out.push_str(&format!("<title>{hint}</title>"));
        }
    } else if content == CLOSE {
        out.push_str("</g>");
    } else {
        out.push_str(&shorter(tag));
        out.push_str(content);
        out.push_str("</text>");
    }
}

fn shorter(tag: &str) -> String {
    let mut tag = tag
        .replace(" opacity=\"1\"", "")
        .replace(" font-family=\"sans-serif\"", "")
        .replace(" text-anchor=\"start\"", "")
        .replace(" stroke-width=\"1\"", "")
        .replace(" \"/>", "\"/>");
    // Filled shapes have no line unless they say so.
    if !tag.contains("fill=\"none\"") {
        tag = tag.replace(" stroke=\"none\"", "");
    }
    // plotters divides sizes and prints all digits.
    if let Some(at) = tag.find("font-size=\"") {
        let from = at + "font-size=\"".len();
        let to = tag[from..].find('"').map_or(from, |i| from + i);
        if let Ok(size) = tag[from..to].parse::<f64>() {
            let size = (size * 10.0).round() / 10.0;
            tag.replace_range(from..to, &size.to_string());
        }
    }
    tag
}

/// Replaces literal colours by classes, which the page's style gives the colours of its mode: see [`css`].
pub fn themed(svg: &str) -> String {
    let mut out = svg.replace(" dy=\"0.5ex\"", "");
    for (index, colour) in style::all().enumerate() {
        let line = format!(" fill=\"none\" stroke=\"{}\"", colour.light);
        let area = format!(" fill=\"{}\"", colour.light);
        out = out.replace(&line, &format!(" class=\"s{index}\""));
        out = out.replace(&area, &format!(" class=\"f{index}\""));
    }
    out
}

/// The style of what [`themed`] leaves.
pub fn css() -> String {
    let mut out = String::from("svg text{dominant-baseline:middle}");
    // Words on paper keep a rim of paper where a line crosses them.
    for (index, colour) in style::all().enumerate() {
        if [style::INK.name, style::MUTED.name].contains(&colour.name) {
            out.push_str(&format!(
                "text.f{index}{{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}}"
            ));
        }
    }
    for (index, colour) in style::all().enumerate() {
        let name = colour.name;
        out.push_str(&format!(
            ".f{index}{{fill:var(--{name})}}.s{index}{{fill:none;stroke:var(--{name})}}"
        ));
    }
    out
}

/// Adds identifier, role, title and description to the root; `after` goes behind them.
pub fn labelled(svg: &str, id: &str, title: &str, description: &str, after: &str) -> String {
    let start = svg.find("<svg").unwrap_or(0);
    let svg = &svg[start..];
    let head_end = svg.find('>').map_or(0, |i| i + 1);
    format!(
        "<svg role=\"img\" font-family=\"sans-serif\" aria-labelledby=\"{id}-title {id}-desc\"{}<title id=\"{id}-title\">{}</title>\
         <desc id=\"{id}-desc\">{}</desc>{after}{}",
        &svg[4..head_end],
        format::escape(title),
        format::escape(description),
        &svg[head_end..],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_groups() {
        let group = Group {
            kernel: "fib",
            class: "same",
            hint: "1.00x",
        };
        let drawn = format!(
            "<svg>\n<text x=\"0\" y=\"0\">\n{}\n</text>\n<rect x=\"1\" opacity=\"1\" stroke=\"none\"/>\n<text font-size=\"9.67741\">\na &lt; b\n</text>\n<text>\n{}\n</text>\n</svg>",
            group.mark(),
            Group::end()
        );
        assert_eq!(
            finish(&drawn),
            "<svg><g data-kernel=\"fib\" class=\"same\"><title>1.00x</title><rect x=\"1\"/>\
             <text font-size=\"9.7\">a &lt; b</text></g></svg>"
        );
    }

    #[test]
    fn lines_of_one_look_become_one_path() {
        let line = |look: &str, points: &str| format!("<polyline {look} points=\"{points} \"/>\n");
        let drawn = line("a", "1,2 3,4")
            + &line("a", "5,6 7,8")
            + &line("b", "1,1 2,2")
            + "<g>"
            + &line("b", "3,3 4,4");
        assert_eq!(
            finish(&drawn),
            "<path a d=\"M1,2 3,4M5,6 7,8\"/><path b d=\"M1,1 2,2\"/><g><path b d=\"M3,3 4,4\"/>"
        );
    }
}
