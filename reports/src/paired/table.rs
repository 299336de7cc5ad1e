//! Rows of text in the format that was asked for.

use std::fmt::Write as _;

/// A table with a line of headings; columns whose headings start with a space are aligned to the right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Headings.
    pub head: Vec<&'static str>,
    /// Rows, each as long as the headings.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows.
    pub fn new(head: &[&'static str]) -> Table {
        Table {
            head: head.to_vec(),
            rows: Vec::new(),
        }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// For a terminal: aligned columns.
    pub fn text(&self) -> String {
        let mut widths: Vec<usize> = self.head.iter().map(|h| h.trim().chars().count()).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.chars().count());
            }
        }
        let mut out = String::new();
        let mut line = |cells: &mut dyn Iterator<Item = &str>| {
            let mut text = String::new();
            for ((cell, width), head) in cells.zip(&widths).zip(&self.head) {
                let fill = " ".repeat(width - cell.chars().count());
                if head.starts_with(' ') {
                    let _ = write!(text, "{fill}{cell}  ");
                } else {
                    let _ = write!(text, "{cell}{fill}  ");
                }
            }
            out.push_str(text.trim_end());
            out.push('\n');
        };
        line(&mut self.head.iter().map(|h| h.trim()));
        for row in &self.rows {
            line(&mut row.iter().map(String::as_str));
        }
        out
    }

    /// As Markdown.
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        let cells = |cells: &mut dyn Iterator<Item = String>| {
            let joined: Vec<String> = cells.map(|c| c.replace('|', "\\|")).collect();
            format!("| {} |\n", joined.join(" | "))
        };
        out.push_str(&cells(&mut self.head.iter().map(|h| h.trim().to_owned())));
        let rule = |h: &&str| if h.starts_with(' ') { "---:" } else { "---" }.to_owned();
        out.push_str(&cells(&mut self.head.iter().map(rule)));
        for row in &self.rows {
            out.push_str(&cells(&mut row.iter().cloned()));
        }
        out
    }

    /// As comma-separated values.
    pub fn csv(&self) -> String {
        let quoted = |cell: &str| {
            if cell.contains([',', '"', '\n']) {
                format!("\"{}\"", cell.replace('"', "\"\""))
            } else {
                cell.to_owned()
            }
        };
        let mut out = String::new();
        let head: Vec<String> = self.head.iter().map(|h| quoted(h.trim())).collect();
        out.push_str(&head.join(","));
        out.push('\n');
        for row in &self.rows {
            let cells: Vec<String> = row.iter().map(|c| quoted(c)).collect();
            out.push_str(&cells.join(","));
            out.push('\n');
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut t = Table::new(&["kernel", " ratio"]);
        t.row(["nbody".to_owned(), "1.5".to_owned()]);
        t.row(["a, b".to_owned(), "10.25".to_owned()]);
        t
    }

    #[test]
    fn three_formats() {
        assert_eq!(
            table().text(),
            "kernel  ratio\nnbody     1.5\na, b    10.25\n"
        );
        assert_eq!(
            table().markdown(),
            "| kernel | ratio |\n| --- | ---: |\n| nbody | 1.5 |\n| a, b | 10.25 |\n"
        );
        assert_eq!(table().csv(), "kernel,ratio\nnbody,1.5\n\"a, b\",10.25\n");
    }
}
