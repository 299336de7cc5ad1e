//! The inventory: every family with its members and what each guards, as `gearbox list families` prints it and `-X` names it.

use crate::isa::Op;

/// A family: the generic instruction and its members.
pub struct Family {
    pub op: Op,
    /// Whether a counter drives it (the others change on their first execution).
    pub counted: bool,
    pub members: &'static [Member],
}

/// A specialized instruction.
pub struct Member {
    pub op: Op,
    /// What is checked on every execution.
    pub guards: &'static str,
}

impl Family {
    /// The name that `-X` takes: CPython's, in lower case.
    pub fn name(&self) -> String {
        self.op.name().to_lowercase()
    }
}

impl Member {
    /// The name within its family: CPython's in lower case without the family's name (`load_const`'s members keep what distinguishes them).
    pub fn name(&self) -> String {
        let full = self.op.name().to_lowercase();
        let family = self.op.family().name().to_lowercase();
        full.strip_prefix(&family)
            .map_or(full.clone(), |rest| rest.trim_start_matches('_').to_owned())
    }
}

macro_rules! families {
    ($($family:ident $counted:literal { $($member:ident $guards:literal),* $(,)? })*) => {
        /// Every family of CPython 3.14 that a build without JIT has, in the order of its documentation.
        pub static FAMILIES: &[Family] = &[$(Family {
            op: Op::$family,
            counted: $counted,
            members: &[$(Member { op: Op::$member, guards: $guards },)*],
        },)*];
    };
}

families! {
    Resume false {
        ResumeCheck "no safepoint is due",
    }
    LoadConst false {
        LoadConstImmortal "nothing",
        LoadConstMortal "nothing",
    }
    JumpBackward false {
        JumpBackwardNoJit "nothing",
    }
    ToBool true {
        ToBoolBool "is a bool",
        ToBoolInt "exact int",
        ToBoolList "exact list",
        ToBoolNone "is None",
        ToBoolStr "exact str",
        ToBoolAlwaysTrue "type version (a Python class without __bool__ and __len__)",
    }
    BinaryOp true {
        BinaryOpAddInt "both exact ints",
        BinaryOpSubtractInt "both exact ints",
        BinaryOpMultiplyInt "both exact ints",
        BinaryOpAddFloat "both exact floats",
        BinaryOpSubtractFloat "both exact floats",
        BinaryOpMultiplyFloat "both exact floats",
        BinaryOpAddUnicode "both exact strs",
        BinaryOpInplaceAddUnicode "both exact strs, the next STORE_FAST's local is the left one",
        BinaryOpExtend "the guard of the cached descriptor (bitwise on compact ints; float with int)",
        BinaryOpSubscrListInt "exact list, compact int index in range",
        BinaryOpSubscrListSlice "exact list, slice",
        BinaryOpSubscrTupleInt "exact tuple, compact int index in range",
        BinaryOpSubscrStrInt "exact str, compact int index in range, ASCII character",
        BinaryOpSubscrDict "exact dict",
        BinaryOpSubscrGetitem "the class's cached __getitem__ has its function version",
    }
    StoreSubscr true {
        StoreSubscrListInt "exact list, compact int index in range",
        StoreSubscrDict "exact dict",
    }
    Send true {
        SendGen "exact generator that can be resumed",
    }
    UnpackSequence true {
        UnpackSequenceTwoTuple "exact tuple of 2",
        UnpackSequenceTuple "exact tuple of the wanted length",
        UnpackSequenceList "exact list of the wanted length",
    }
    LoadGlobal true {
        LoadGlobalModule "keys version of the globals",
        LoadGlobalBuiltin "keys versions of the globals and of the builtins",
    }
    LoadSuperAttr true {
        LoadSuperAttrAttr "the global super is the builtin, the class is a class",
        LoadSuperAttrMethod "the global super is the builtin, the class is a class",
    }
    LoadAttr true {
        LoadAttrInstanceValue "type version, inline values, slot set",
        LoadAttrWithHint "type version, instance dict, entry is the name",
        LoadAttrModule "module, keys version of its dict",
        LoadAttrSlot "type version, slot set",
        LoadAttrClass "the class's version",
        LoadAttrClassWithMetaclassCheck "the class's and the metaclass's version",
        LoadAttrProperty "type version, getter takes one plain argument",
        LoadAttrGetattributeOverridden "type version, function version of __getattribute__",
        LoadAttrMethodWithValues "type version, inline values, shared keys version",
        LoadAttrMethodNoDict "type version",
        LoadAttrMethodLazyDict "type version, no dict yet",
        LoadAttrNondescriptorWithValues "type version, inline values, shared keys version",
        LoadAttrNondescriptorNoDict "type version",
    }
    StoreAttr true {
        StoreAttrInstanceValue "type version, inline values",
        StoreAttrSlot "type version",
        StoreAttrWithHint "type version, instance dict, entry is the name",
    }
    ForIter true {
        ForIterList "exact list iterator",
        ForIterTuple "exact tuple iterator",
        ForIterRange "exact range iterator",
        ForIterGen "exact generator that can be resumed",
    }
    CompareOp true {
        CompareOpInt "both compact ints",
        CompareOpFloat "both exact floats",
        CompareOpStr "both exact strs",
    }
    ContainsOp true {
        ContainsOpSet "exact set or frozenset",
        ContainsOpDict "exact dict",
    }
    Call true {
        CallPyExactArgs "function version, argument count, room",
        CallPyGeneral "function version",
        CallBoundMethodExactArgs "bound method, function version, argument count, room",
        CallBoundMethodGeneral "bound method, function version",
        CallAllocAndEnterInit "type version, room",
        CallType1 "the callee is type",
        CallStr1 "the callee is str",
        CallTuple1 "the callee is tuple",
        CallBuiltinClass "builtin class with a vectorcall",
        CallBuiltinO "native function, one-object convention",
        CallBuiltinFast "native function, fastcall convention",
        CallBuiltinFastWithKeywords "native function, fastcall with keywords",
        CallLen "the callee is len",
        CallIsinstance "the callee is isinstance",
        CallListAppend "the callee is list.append, exact list",
        CallMethodDescriptorO "native method, one-object convention, exact receiver class",
        CallMethodDescriptorFast "native method, fastcall convention, exact receiver class",
        CallMethodDescriptorFastWithKeywords "native method, fastcall with keywords, exact receiver class",
        CallMethodDescriptorNoargs "native method without arguments, exact receiver class",
        CallNonPyGeneral "neither Python function nor bound method",
    }
    CallKw true {
        CallKwPy "function version",
        CallKwBoundMethod "bound method, function version",
        CallKwNonPy "neither Python function nor bound method",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_is_listed_once() {
        let mut listed: Vec<Op> = FAMILIES
            .iter()
            .flat_map(|f| {
                f.members.iter().map(|m| {
                    assert_eq!(m.op.family(), f.op);
                    m.op
                })
            })
            .collect();
        listed.sort();
        // The JIT's own jump form is the one that this build has not.
        let all: Vec<Op> = {
            let mut all: Vec<Op> = Op::ALL
                .iter()
                .copied()
                .filter(|o| o.is_specialized() && *o != Op::JumpBackwardJit)
                .collect();
            all.sort();
            all
        };
        assert_eq!(listed, all);
        let counted = FAMILIES.iter().filter(|f| f.counted);
        assert_eq!(
            (
                counted.clone().count(),
                counted.map(|f| f.members.len()).sum::<usize>()
            ),
            (14, 79)
        );
    }
}
