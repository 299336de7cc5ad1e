//! Operands: expressions for values of every kind that an instruction tells apart.

use super::Gen;

/// Kinds of operands; a site sees several of one kind, then others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One digit in CPython, inline here.
    Small,
    /// Around 2**30 and 2**47, where representations change.
    Edge,
    /// Beyond 64 bits.
    Big,
    /// Ordinary floats.
    Float,
    /// Infinities, NaN, negative zero, extremes.
    Extreme,
    Bool,
    None,
    Str,
    Bytes,
    List,
    Tuple,
    Dict,
    Set,
    Range,
    Slice,
    Complex,
    /// Instances of subclasses of builtin classes.
    Sub,
    /// Instances of classes with special methods.
    Object,
}

impl Kind {
    const ALL: [Kind; 18] = [
        Kind::Small,
        Kind::Edge,
        Kind::Big,
        Kind::Float,
        Kind::Extreme,
        Kind::Bool,
        Kind::None,
        Kind::Str,
        Kind::Bytes,
        Kind::List,
        Kind::Tuple,
        Kind::Dict,
        Kind::Set,
        Kind::Range,
        Kind::Slice,
        Kind::Complex,
        Kind::Sub,
        Kind::Object,
    ];

    /// Kinds of numbers.
    pub const NUMBERS: [Kind; 8] = [
        Kind::Small,
        Kind::Small,
        Kind::Float,
        Kind::Edge,
        Kind::Big,
        Kind::Float,
        Kind::Extreme,
        Kind::Bool,
    ];

    /// Containers with a length.
    pub const CONTAINERS: [Kind; 7] = [
        Kind::Str,
        Kind::Bytes,
        Kind::List,
        Kind::Tuple,
        Kind::Dict,
        Kind::Range,
        Kind::Sub,
    ];

    fn choices(self) -> &'static [&'static str] {
        match self {
            Kind::Small => &[
                "0", "1", "-1", "2", "7", "100", "-13", "255", "256", "-6", "12345",
            ],
            Kind::Edge => &[
                "2**30 - 1",
                "2**30",
                "-2**30",
                "2**31",
                "2**46",
                "2**47 - 1",
                "2**47",
                "-2**47",
                "-2**47 - 1",
                "2**48",
                "-2**48 + 1",
                "2**62",
                "2**63 - 1",
                "2**63",
                "-2**63",
                "2**64",
                "2**53 + 1",
                "140737488355327",
                "-140737488355328",
            ],
            Kind::Big => &["10**20", "-10**25", "3**60", "2**100 + 1", "-2**70"],
            Kind::Float => &[
                "0.0",
                "1.5",
                "-2.25",
                "0.1",
                "3.0",
                "1e16",
                "100.0",
                "-0.5",
                "2.0",
                "140737488355328.0",
            ],
            Kind::Extreme => &[
                "float('nan')",
                "float('inf')",
                "float('-inf')",
                "-0.0",
                "1e308",
                "5e-324",
                "-1e308",
            ],
            Kind::Bool => &["True", "False"],
            Kind::None => &["None"],
            Kind::Str => &[
                "''",
                "'a'",
                "'abc'",
                "'é'",
                "'日本語'",
                "'x' * 40",
                "'7'",
                "'a b'",
                "'🎉z'",
                "'Abc'",
            ],
            Kind::Bytes => &["b''", "b'a'", "b'abc'", "bytearray(b'xyz')"],
            Kind::List => &[
                "[]",
                "[1]",
                "[1, 2]",
                "[3, 'a', None]",
                "[0] * 5",
                "[[1], [2]]",
                "[1.5, 2, True]",
            ],
            Kind::Tuple => &[
                "()",
                "(1,)",
                "(1, 2)",
                "(3, 'a', None)",
                "(1, (2, 3))",
                "(0, 0, 0, 0)",
            ],
            Kind::Dict => &[
                "{}",
                "{1: 2}",
                "{'a': 1, 'abc': 2}",
                "{0: 'z', 1: 'o', -1: 'm'}",
                "{(1, 2): 3, None: 4}",
                "{1.0: 'f', '7': 7}",
            ],
            Kind::Set => &[
                "set()",
                "{1, 2}",
                "frozenset((1, 2, 7))",
                "{3}",
                "frozenset()",
            ],
            Kind::Range => &[
                "range(0)",
                "range(3)",
                "range(5, 0, -2)",
                "range(2**47 - 1, 2**47 + 2)",
                "range(2**70, 2**70 + 2)",
            ],
            Kind::Slice => &[
                "slice(1)",
                "slice(None, None, -1)",
                "slice(1, 3)",
                "slice(-2, None)",
                "slice(0, 10, 2)",
                "slice('a')",
                "slice(2**70)",
            ],
            Kind::Complex => &["1j", "complex(1, 2)", "-2j"],
            Kind::Sub => &[
                "I(5)",
                "I(2**50)",
                "F(2.5)",
                "S('abc')",
                "L([1, 2])",
                "T((1, 2))",
                "D({1: 2})",
                "I(0)",
                "S('')",
                "D()",
                "L()",
            ],
            Kind::Object => &[
                "N(0)", "N(1)", "N(3)", "M()", "It(2)", "E('e')", "object", "len", "count",
            ],
        }
    }
}

impl Gen {
    /// Some kind.
    pub fn kind(&mut self) -> Kind {
        Kind::ALL[self.rng.usize(..Kind::ALL.len())]
    }

    /// One of the kinds given.
    pub fn kind_of(&mut self, kinds: &[Kind]) -> Kind {
        kinds[self.rng.usize(..kinds.len())]
    }

    /// A value of the kind.
    pub fn value(&mut self, kind: Kind) -> String {
        self.pick(kind.choices()).to_string()
    }

    /// A value of any kind.
    pub fn any(&mut self) -> String {
        let kind = self.kind();
        self.value(kind)
    }

    /// An int that makes a good index or key.
    pub fn index(&mut self) -> String {
        self.pick(&[
            "0",
            "1",
            "2",
            "-1",
            "-2",
            "4",
            "5",
            "-9",
            "2**47",
            "2**70",
            "True",
            "False",
            "1.0",
            "'a'",
            "None",
            "I(1)",
            "N(1)",
            "slice(1, None)",
            "slice(None, None, -1)",
            "slice(0, 0)",
            "'abc'",
            "(1, 2)",
            "[]",
            "0.5",
        ])
        .to_string()
    }

    /// Tuples of operands for a site: mostly alike, sometimes mixed.
    pub fn tuples(&mut self, makers: &mut [&mut dyn FnMut(&mut Gen) -> String]) -> String {
        let mut items = Vec::new();
        let n = if self.chance(50) {
            1
        } else {
            self.rng.usize(2..=4)
        };
        for _ in 0..n {
            let mut parts = String::new();
            for make in makers.iter_mut() {
                parts += &make(self);
                parts += ", ";
            }
            items.push(format!("({})", parts.trim_end_matches(' ')));
        }
        format!("[{}]", items.join(", "))
    }

    /// Pairs of operands of two kinds.
    pub fn pairs(&mut self, left: Kind, right: Kind) -> String {
        self.tuples(&mut [&mut |g: &mut Gen| g.value(left), &mut |g: &mut Gen| {
            g.value(right)
        }])
    }
}
