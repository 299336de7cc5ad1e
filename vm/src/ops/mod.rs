//! What each instruction does: one function per instruction, grouped by operand pattern, shared by every bytecode strategy.
//!
//! Rules for handlers (each has cost a factor somewhere when broken):
//! 1. Never pass `r`, or the address of a handler's local, to a function that may stay out of line. A struct of more than two words passed by
//!    value (`Vec`, `Args`, `Regs`) is such an address, and so is a look at the native stack's depth: it makes a tail chain call instead of jump.
//! 2. A slow path takes `(&mut Vm, values or addresses on the value stack, immediates)`, stays out of line and returns in registers.
//! 3. Before anything that can call, collect or raise: `r.sync(vm)`; before anything that pushes a frame: `r.sync_ip(vm)`.
//! 4. Python-to-Python calls push a frame and answer [`Flow::Switch`]; they never recurse natively.
//! 5. Polling happens at calls (RESUME) and back-edges only.
//! 6. Operands stay on the stack until the operation succeeded, so they are rooted and the exception table's depth holds.
//! 7. Rare parts that call out of line, in an instruction that otherwise does not, answer [`Flow::Slow`] (see `policies.rs`).
//! 8. `ip` is moved over caches only after success: while an exception is pending it must point right behind the instruction word.

/// First thing in a family instruction: an adaptive loop counts down, and asks for specialization when the counter has run out.
macro_rules! count_down {
    ($p:ident, $r:ident) => {
        if $p::ADAPTIVE && $r.count_down() {
            return Flow::Specialize;
        }
    };
}

pub mod arith;
pub mod attr;
pub mod build;
pub mod call;
pub mod exc;
pub mod function;
pub mod generator;
pub mod import;
pub mod iter;
pub mod jump;
pub mod locals;
pub mod matching;
pub mod names;
pub mod policies;
pub mod stack;
pub mod subscr;
pub mod text;

/// Calls `$m!` with a row `(Name, path)` for every instruction that a generic loop executes.
#[macro_export]
macro_rules! with_generic_ops {
    ($m:ident $(, $($more:tt)*)?) => {
        $m! {
            (Nop, stack::nop), (NotTaken, stack::nop), (ExtendedArg, stack::nop), (Cache, stack::nop),
            (PopTop, stack::pop_top), (EndFor, stack::pop_top), (PopIter, stack::pop_top), (Copy, stack::copy),
            (Swap, stack::swap), (PushNull, stack::push_null), (EndSend, stack::end_send),
            (LoadConst, stack::load_const), (LoadSmallInt, stack::load_small_int),
            (LoadCommonConstant, stack::load_common_constant),
            (LoadFast, locals::load_fast), (LoadFastBorrow, locals::load_fast), (LoadFastCheck, locals::load_fast_check),
            (LoadFastAndClear, locals::load_fast_and_clear), (LoadFastLoadFast, locals::load_fast_pair),
            (LoadFastBorrowLoadFastBorrow, locals::load_fast_pair), (StoreFast, locals::store_fast),
            (StoreFastLoadFast, locals::store_fast_load_fast), (StoreFastStoreFast, locals::store_fast_pair),
            (DeleteFast, locals::delete_fast), (MakeCell, locals::make_cell), (CopyFreeVars, locals::copy_free_vars),
            (LoadDeref, locals::load_deref), (StoreDeref, locals::store_deref), (DeleteDeref, locals::delete_deref),
            (LoadFromDictOrDeref, locals::load_from_dict_or_deref),
            (LoadName, names::load_name), (StoreName, names::store_name), (DeleteName, names::delete_name),
            (LoadGlobal, names::load_global), (StoreGlobal, names::store_global), (DeleteGlobal, names::delete_global),
            (LoadLocals, names::load_locals), (LoadFromDictOrGlobals, names::load_from_dict_or_globals),
            (LoadBuildClass, names::load_build_class), (SetupAnnotations, names::setup_annotations),
            (LoadAttr, attr::load_attr), (StoreAttr, attr::store_attr), (DeleteAttr, attr::delete_attr),
            (LoadSuperAttr, attr::load_super_attr), (LoadSpecial, attr::load_special),
            (BinaryOp, arith::binary_op), (UnaryNegative, arith::unary_negative), (UnaryInvert, arith::unary_invert),
            (UnaryNot, arith::unary_not), (ToBool, arith::to_bool), (CompareOp, arith::compare_op),
            (ContainsOp, arith::contains_op), (IsOp, arith::is_op),
            (BinarySlice, subscr::binary_slice), (StoreSlice, subscr::store_slice), (StoreSubscr, subscr::store_subscr),
            (DeleteSubscr, subscr::delete_subscr), (GetLen, subscr::get_len),
            (PopJumpIfTrue, jump::pop_jump_if_true), (PopJumpIfFalse, jump::pop_jump_if_false),
            (PopJumpIfNone, jump::pop_jump_if_none), (PopJumpIfNotNone, jump::pop_jump_if_not_none),
            (JumpForward, jump::jump_forward), (JumpBackward, jump::jump_backward),
            (JumpBackwardNoInterrupt, jump::jump_backward_no_interrupt), (Resume, jump::resume),
            (GetIter, iter::get_iter), (ForIter, iter::for_iter), (UnpackSequence, iter::unpack_sequence),
            (UnpackEx, iter::unpack_ex),
            (BuildTuple, build::build_tuple), (BuildList, build::build_list), (BuildSet, build::build_set),
            (BuildMap, build::build_map), (BuildSlice, build::build_slice), (ListAppend, build::list_append),
            (SetAdd, build::set_add), (MapAdd, build::map_add), (ListExtend, build::list_extend),
            (SetUpdate, build::set_update), (DictUpdate, build::dict_update), (DictMerge, build::dict_merge),
            (BuildString, text::build_string), (FormatSimple, text::format_simple),
            (FormatWithSpec, text::format_with_spec), (ConvertValue, text::convert_value),
            (BuildInterpolation, text::build_interpolation), (BuildTemplate, text::build_template),
            (Call, call::call), (CallKw, call::call_kw), (CallFunctionEx, call::call_function_ex),
            (ReturnValue, call::return_value), (CallIntrinsic1, function::call_intrinsic_1),
            (CallIntrinsic2, function::call_intrinsic_2), (MakeFunction, function::make_function),
            (SetFunctionAttribute, function::set_function_attribute),
            (ReturnGenerator, generator::return_generator), (YieldValue, generator::yield_value), (Send, generator::send),
            (GetYieldFromIter, generator::get_yield_from_iter), (CleanupThrow, generator::cleanup_throw),
            (PushExcInfo, exc::push_exc_info), (PopExcept, exc::pop_except), (CheckExcMatch, exc::check_exc_match),
            (CheckEgMatch, exc::check_eg_match), (RaiseVarargs, exc::raise_varargs), (Reraise, exc::reraise),
            (WithExceptStart, exc::with_except_start),
            (MatchMapping, matching::match_mapping), (MatchSequence, matching::match_sequence),
            (MatchKeys, matching::match_keys), (MatchClass, matching::match_class),
            (ImportName, import::import_name), (ImportFrom, import::import_from),
            $($($more)*)?
        }
    };
}
