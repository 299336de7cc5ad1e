//! The catalogue: every fused instruction that is compiled in, one row each. A row is all that a fused instruction needs: number, text, handler
//! and formation follow from it. Which rows are in use is a matter of the set (`Fusions`).

/// Calls `$path! { $args rows }`, a row being `(Name: First, Second, ...)`. The name is that of its constituents; a borrowing load counts as the
/// plain one.
#[macro_export]
macro_rules! with_fusions {
    ([$($path:tt)+] [$($args:tt)*]) => {
        $($path)+! {
            $($args)*
            // CPython 3.11's five.
            (LoadFast__LoadFast: LoadFast, LoadFast),
            (StoreFast__LoadFast: StoreFast, LoadFast),
            (LoadFast__LoadConst: LoadFast, LoadConst),
            (LoadConst__LoadFast: LoadConst, LoadFast),
            (StoreFast__StoreFast: StoreFast, StoreFast),
            // Mined from the kernels: what saves most dispatches together, at most four instructions long.
            (BinaryOp__ReturnValue: BinaryOp, ReturnValue),
            (BinaryOp__StoreFast: BinaryOp, StoreFast),
            (Call__PopTop: Call, PopTop),
            (CompareOp__PopJumpIfFalse__NotTaken: CompareOp, PopJumpIfFalse, NotTaken),
            (GetIter__ForIter__StoreFast: GetIter, ForIter, StoreFast),
            (JumpBackward__ForIter__StoreFast: JumpBackward, ForIter, StoreFast),
            (JumpBackward__ForIter__UnpackSequence__StoreFastStoreFast: JumpBackward, ForIter, UnpackSequence, StoreFastStoreFast),
            (JumpBackward__LoadFast__ToBool: JumpBackward, LoadFast, ToBool),
            (JumpBackward__Nop__LoadFastLoadFast__LoadAttr: JumpBackward, Nop, LoadFastLoadFast, LoadAttr),
            (ListAppend__JumpBackward__ForIter: ListAppend, JumpBackward, ForIter),
            (LoadAttr__LoadFast: LoadAttr, LoadFast),
            (LoadConst__BinaryOp: LoadConst, BinaryOp),
            (LoadConst__ReturnValue: LoadConst, ReturnValue),
            (LoadFast__BinaryOp: LoadFast, BinaryOp),
            (LoadFast__Call: LoadFast, Call),
            (LoadFast__Copy__LoadAttr: LoadFast, Copy, LoadAttr),
            (LoadFast__LoadAttr: LoadFast, LoadAttr),
            (LoadFast__LoadSmallInt__BinaryOp: LoadFast, LoadSmallInt, BinaryOp),
            (LoadFast__LoadSmallInt__CompareOp__PopJumpIfFalse: LoadFast, LoadSmallInt, CompareOp, PopJumpIfFalse),
            (LoadFast__StoreAttr: LoadFast, StoreAttr),
            (LoadFastLoadFast__BinaryOp: LoadFastLoadFast, BinaryOp),
            (LoadFastLoadFast__CompareOp__PopJumpIfTrue__NotTaken: LoadFastLoadFast, CompareOp, PopJumpIfTrue, NotTaken),
            (LoadFastLoadFast__ContainsOp__PopJumpIfTrue__NotTaken: LoadFastLoadFast, ContainsOp, PopJumpIfTrue, NotTaken),
            (LoadFastLoadFast__LoadFast__BinaryOp: LoadFastLoadFast, LoadFast, BinaryOp),
            (LoadFastLoadFast__LoadSmallInt__BinaryOp: LoadFastLoadFast, LoadSmallInt, BinaryOp),
            (LoadFastLoadFast__StoreAttr: LoadFastLoadFast, StoreAttr),
            (LoadGlobal__CompareOp__PopJumpIfFalse__NotTaken: LoadGlobal, CompareOp, PopJumpIfFalse, NotTaken),
            (LoadGlobal__LoadFast__Call: LoadGlobal, LoadFast, Call),
            (LoadGlobal__LoadFast__LoadSmallInt__BinaryOp: LoadGlobal, LoadFast, LoadSmallInt, BinaryOp),
            (LoadSmallInt__BinaryOp: LoadSmallInt, BinaryOp),
            (LoadSmallInt__Copy__Copy__BinaryOp: LoadSmallInt, Copy, Copy, BinaryOp),
            (LoadSmallInt__LoadFast__BinaryOp: LoadSmallInt, LoadFast, BinaryOp),
            (NotTaken__LoadFast__ReturnValue: NotTaken, LoadFast, ReturnValue),
            (PopJumpIfFalse__NotTaken: PopJumpIfFalse, NotTaken),
            (PopJumpIfTrue__NotTaken__JumpBackward__ForIter: PopJumpIfTrue, NotTaken, JumpBackward, ForIter),
            (PopTop__JumpBackward__ForIter__StoreFast: PopTop, JumpBackward, ForIter, StoreFast),
            (PopTop__LoadFast__LoadAttr: PopTop, LoadFast, LoadAttr),
            (Resume__LoadFast: Resume, LoadFast),
            (StoreFast__JumpBackward__ForIter__StoreFast: StoreFast, JumpBackward, ForIter, StoreFast),
            (StoreFast__JumpBackward__LoadFastLoadFast__CompareOp: StoreFast, JumpBackward, LoadFastLoadFast, CompareOp),
            (StoreFast__LoadFast__LoadAttr: StoreFast, LoadFast, LoadAttr),
            (StoreFast__LoadFast__LoadSmallInt__BinaryOp: StoreFast, LoadFast, LoadSmallInt, BinaryOp),
            (StoreFast__LoadFastLoadFast__BinaryOp: StoreFast, LoadFastLoadFast, BinaryOp),
            (StoreSubscr__JumpBackward__ForIter__StoreFast: StoreSubscr, JumpBackward, ForIter, StoreFast),
            (Swap__Swap__StoreSubscr__LoadFast: Swap, Swap, StoreSubscr, LoadFast),
            (ToBool__PopJumpIfFalse__NotTaken: ToBool, PopJumpIfFalse, NotTaken),
        }
    };
}
