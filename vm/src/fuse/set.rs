//! Which rows of the catalogue are in use.

use super::{FUSIONS, fused_name};

/// A set of superinstructions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fusions {
    /// By row of the catalogue.
    rows: u64,
    /// The compiler forms CPython 3.14's static pairs.
    pub static_pairs: bool,
}

/// A name that is in no row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownFusion(pub String);

impl Default for Fusions {
    fn default() -> Self {
        Fusions::ALL
    }
}

impl Fusions {
    /// No superinstructions, not even CPython 3.14's.
    pub const NONE: Fusions = Fusions {
        rows: 0,
        static_pairs: false,
    };
    /// CPython 3.14's: the compiler's pairs.
    pub const CPYTHON_3_14: Fusions = Fusions {
        rows: 0,
        static_pairs: true,
    };
    /// CPython 3.11's: five pairs formed in place. They are the catalogue's first rows.
    pub const CPYTHON_3_11: Fusions = Fusions {
        rows: 0b1_1111,
        static_pairs: false,
    };
    /// The whole catalogue on top of CPython 3.14's.
    pub const ALL: Fusions = Fusions {
        rows: (1 << FUSIONS.len()) - 1,
        static_pairs: true,
    };
    /// The named ones on top of CPython 3.14's.
    ///
    /// # Errors
    /// The first name that the catalogue does not have.
    pub fn of_names<'a>(
        names: impl IntoIterator<Item = &'a str>,
    ) -> Result<Fusions, UnknownFusion> {
        let mut set = Fusions::CPYTHON_3_14;
        for name in names {
            let row = FUSIONS
                .iter()
                .position(|f| fused_name(f.number) == Some(name));
            match row {
                Some(row) => set.rows |= 1 << row,
                None => return Err(UnknownFusion(name.to_owned())),
            }
        }
        Ok(set)
    }
    /// Whether this row of the catalogue is in use.
    pub fn contains(self, row: usize) -> bool {
        self.rows >> row & 1 != 0
    }
}
