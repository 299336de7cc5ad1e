//! The printed form of an exception: chain, traceback, message, notes, groups.

use crate::object::{Exception, Traceback};
use crate::value::Value;
use crate::vm::Vm;

/// Text being built.
#[derive(Default)]
pub struct Report {
    out: String,
}

impl Report {
    pub fn finish(self) -> String {
        self.out
    }
    pub fn exception(&mut self, vm: &mut Vm, exc: Value) {
        let Some(e) = exc.cast::<Exception>() else {
            return;
        };
        if e.traceback.get().cast::<Traceback>().is_some() {
            self.out.push_str("Traceback (most recent call last):\n");
        }
        let mut tb = e.traceback.get().cast::<Traceback>();
        while let Some(t) = tb {
            let (f, n) = (t.code.filename.as_str(), t.code.name.as_str());
            self.out
                .push_str(&format!("  File \"{f}\", line {}, in {n}\n", t.line));
            tb = t.next.get().cast::<Traceback>();
        }
        let s = vm
            .str_of(exc)
            .map_or("<exception str() failed>", |s| s.as_str());
        let name = vm.type_name(exc);
        self.out.push_str(&if s.is_empty() {
            format!("{name}\n")
        } else {
            format!("{name}: {s}\n")
        });
    }
}
