//! `-X`: which families and members may specialize.
//!
//! A list read from left to right: `all`, `none`, `+family`, `-family`, `+family.member`, `-family.member`; a name without a sign adds.
//! Names are CPython's in lower case.

use super::families::{FAMILIES, Family, Member};
use crate::isa::Op;
use crate::vm::Quickening;

/// The members that may be formed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Selection {
    allowed: Vec<Op>,
}

/// A name that is no family and no member.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SelectionError {
    /// The unknown name.
    pub name: String,
    /// What could have been meant there.
    pub candidates: Vec<String>,
}

impl Default for Selection {
    fn default() -> Self {
        let mut allowed: Vec<Op> = members().map(|m| m.op).collect();
        allowed.sort();
        Selection { allowed }
    }
}

fn members() -> impl Iterator<Item = &'static Member> {
    FAMILIES.iter().flat_map(|f| f.members)
}

impl Selection {
    /// Reads a list.
    ///
    /// # Errors
    /// The first name that is unknown.
    pub fn parse(text: &str) -> Result<Selection, SelectionError> {
        let mut s = Selection::default();
        let mut first = true;
        for item in text.split(',').map(str::trim).filter(|i| !i.is_empty()) {
            let (on, name) = match item.split_at(1) {
                ("-", name) => (false, name),
                ("+", name) => (true, name),
                _ => (true, item),
            };
            match name {
                "all" if on => s = Selection::default(),
                "none" if on => s.allowed.clear(),
                _ => {
                    // A list that only adds starts from nothing.
                    if first && on {
                        s.allowed.clear();
                    }
                    for op in s.resolve(name)? {
                        s.allowed.retain(|m| *m != op);
                        if on {
                            s.allowed.push(op);
                        }
                    }
                }
            }
            first = false;
        }
        s.allowed.sort();
        Ok(s)
    }
    /// The members that a name stands for.
    fn resolve(&self, name: &str) -> Result<Vec<Op>, SelectionError> {
        let (family_name, member_name) = match name.split_once('.') {
            Some((f, m)) => (f, Some(m)),
            None => (name, None),
        };
        let Some(family) = FAMILIES.iter().find(|f| f.name() == family_name) else {
            return Err(SelectionError {
                name: family_name.to_owned(),
                candidates: FAMILIES.iter().map(Family::name).collect(),
            });
        };
        let Some(member_name) = member_name else {
            return Ok(family.members.iter().map(|m| m.op).collect());
        };
        match family.members.iter().find(|m| m.name() == member_name) {
            Some(m) => Ok(vec![m.op]),
            None => Err(SelectionError {
                name: name.to_owned(),
                candidates: family
                    .members
                    .iter()
                    .map(|m| format!("{family_name}.{}", m.name()))
                    .collect(),
            }),
        }
    }
    /// Whether a member may be formed.
    pub fn allows(&self, member: Op) -> bool {
        self.allowed.contains(&member)
    }
    /// Switches a VM's quickener accordingly.
    pub fn apply(&self, q: &mut Quickening) {
        for m in members() {
            q.set_allowed(m.op, self.allows(m.op));
        }
    }
    /// The shortest list that means the same: whole families where possible.
    pub fn canonical(&self) -> String {
        let total = members().count();
        let on = members().filter(|m| self.allows(m.op)).count();
        if on == total {
            return "all".into();
        }
        if on == 0 {
            return "none".into();
        }
        // Name what is off if that is less, else what is on.
        let by_exclusion = on * 2 > total;
        let mut parts = vec![if by_exclusion { "all" } else { "none" }.to_owned()];
        let sign = if by_exclusion { '-' } else { '+' };
        for f in FAMILIES {
            let named: Vec<&Member> = f
                .members
                .iter()
                .filter(|m| self.allows(m.op) != by_exclusion)
                .collect();
            if named.len() == f.members.len() {
                parts.push(format!("{sign}{}", f.name()));
            } else {
                for m in named {
                    parts.push(format!("{sign}{}.{}", f.name(), m.name()));
                }
            }
        }
        parts.join(",")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(text: &str) -> String {
        Selection::parse(text).map_or_else(|e| format!("? {}", e.name), |s| s.canonical())
    }

    #[test]
    fn lists_read_from_left_to_right() {
        for (text, want) in [
            ("", "all"),
            ("all", "all"),
            ("none", "none"),
            ("all,-load_attr", "all,-load_attr"),
            ("none,+call,+binary_op", "none,+binary_op,+call"),
            ("call", "none,+call"),
            ("all,-load_attr.slot", "all,-load_attr.slot"),
            (
                "all,-load_attr,+load_attr.slot",
                "all,-load_attr.instance_value",
            ),
            ("none,+to_bool,-to_bool", "none"),
            ("all,-lod_attr", "? lod_attr"),
            ("all,-load_attr.slt", "? load_attr.slt"),
        ] {
            let got = canonical(text);
            assert!(got.starts_with(want), "{text}: {got}");
        }
    }

    #[test]
    fn canonical_text_means_the_same() {
        for text in ["all,-call.len", "none,+for_iter", "all,-store_attr,-send"] {
            let s = Selection::parse(text).unwrap();
            assert_eq!(Selection::parse(&s.canonical()).unwrap(), s);
        }
    }
}
