//! Code generation state: the stack of compilation units, frame blocks, name resolution, closures.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::assemble::assemble;
use super::seq::{Label, Loc, NO_LOCATION, Unit};
use crate::code::{CodeObject, Const, ConstSet, co_flags};
use crate::frontend::symtable::{BlockKind, Place, Scope, Symbol, SymbolTable, def};
use crate::frontend::{ErrorKind, Source, SyntaxError};
use crate::isa::{AnyOp, Op, Pseudo};
use crate::tree::{Module, Name, ScopeRef, Stmt, Var, VarCell};

pub(super) type Out<T = ()> = Result<T, SyntaxError>;

/// Beyond this many values, collections are built step by step instead of on the stack.
pub(super) const STACK_GUIDELINE: usize = 30;

/// What is done with a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    Load,
    Store,
    Del,
}

/// What a unit is, for qualified names and diagnostics.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum UnitKind {
    Module,
    Class,
    Function,
    Lambda,
    Comprehension,
    TypeParams,
    Annotations,
}

/// An enclosing construct that `break`, `continue` and `return` have to unwind.
#[derive(Clone, Copy)]
pub(super) enum FBlock<'a> {
    While {
        start: Label,
        exit: Label,
    },
    For {
        start: Label,
        exit: Label,
    },
    TryExcept,
    FinallyTry(&'a [Stmt]),
    FinallyEnd,
    With(Loc),
    HandlerCleanup(Option<&'a Name>),
    PopValue,
    ExceptionHandler,
    ExceptionGroupHandler,
    StopIteration,
    /// An inlined comprehension.
    Comprehension,
}

/// A storage place to fill in when the number of locals is known.
struct Fixup<'a> {
    cell: &'a VarCell,
    index: u32,
    dict: bool,
}

pub(super) struct UnitState<'a> {
    pub unit: Unit,
    pub kind: UnitKind,
    pub scope: u32,
    pub fblocks: Vec<FBlock<'a>>,
    pub inlined_comps: u32,
    /// Names that an inlined comprehension makes fast locals in a module or class.
    pub hidden: BTreeSet<u32>,
    /// Symbols as an inlined comprehension sees them.
    pub overrides: BTreeMap<u32, Symbol>,
    pub static_attributes: BTreeSet<String>,
    /// Class name for unmangling, of class units.
    pub class_name: Option<String>,
    fixups: Vec<Fixup<'a>>,
    closures: Vec<(&'a ScopeRef, Vec<u32>)>,
    pub comp_slots: Vec<(&'a crate::tree::Comp, Vec<u32>, Vec<u32>)>,
}

pub(super) struct Codegen<'a> {
    pub module: &'a Module,
    pub table: &'a SymbolTable,
    pub source: &'a Source,
    pub units: Vec<UnitState<'a>>,
    pub codes: Vec<Option<Arc<CodeObject>>>,
    /// [`CompileOptions::unpaired`](super::CompileOptions::unpaired).
    pub unpaired: bool,
}

/// Argument counts of a new unit.
#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    pub args: u32,
    pub posonly: u32,
    pub kwonly: u32,
}

impl<'a> Codegen<'a> {
    pub fn u(&mut self) -> &mut UnitState<'a> {
        let last = self.units.len() - 1;
        &mut self.units[last]
    }

    pub fn top(&self) -> &UnitState<'a> {
        &self.units[self.units.len() - 1]
    }

    pub fn name_text(&self, name: u32) -> &'a str {
        self.module
            .names
            .get(name as usize)
            .map_or("", String::as_str)
    }

    pub fn name_id(&self, text: &str) -> u32 {
        self.module
            .names
            .iter()
            .position(|name| name == text)
            .map_or(u32::MAX, |at| at as u32)
    }

    pub fn error<T>(&self, loc: Loc, msg: impl Into<String>) -> Out<T> {
        Err(SyntaxError::at(self.source, loc, msg))
    }

    // --- emission ---

    pub fn op(&mut self, op: Op, loc: Loc) {
        self.u().unit.seq.emit0(op, loc);
    }

    pub fn op_i(&mut self, op: Op, arg: u32, loc: Loc) {
        self.u().unit.seq.emit(op, arg, loc);
    }

    pub fn pseudo(&mut self, op: Pseudo, loc: Loc) {
        self.u().unit.seq.emit0(op, loc);
    }

    pub fn jump(&mut self, op: impl Into<AnyOp>, target: Label, loc: Loc) {
        self.u().unit.seq.emit_jump(op, target, loc);
    }

    pub fn label(&mut self) -> Label {
        self.u().unit.seq.new_label()
    }

    pub fn place(&mut self, label: Label) {
        self.u().unit.seq.use_label(label);
    }

    pub fn load_const(&mut self, value: Const, loc: Loc) {
        self.u().unit.emit_const(value, loc);
    }

    pub fn load_none(&mut self, loc: Loc) {
        self.load_const(Const::None, loc);
    }

    /// An instruction whose operand is an index of `co_names`.
    pub fn op_name(&mut self, op: Op, name: &str, loc: Loc) {
        let index = self.u().unit.name_index(name);
        self.op_i(op, index, loc);
    }

    pub fn load_attr(&mut self, name: u32, method: bool, loc: Loc) {
        let text = self.name_text(name);
        let index = self.u().unit.name_index(text);
        self.op_i(Op::LoadAttr, index << 1 | u32::from(method), loc);
    }

    // --- scopes ---

    pub fn scope_info(&self) -> Option<&'a Scope> {
        self.table.get(self.top().scope)
    }

    pub fn block_kind(&self) -> BlockKind {
        self.scope_info()
            .map_or(BlockKind::Module, |scope| scope.kind)
    }

    pub fn symbol(&self, name: u32) -> Symbol {
        let found = self.top().overrides.get(&name).copied();
        found
            .or_else(|| self.scope_info().and_then(|scope| scope.symbol(name)))
            .unwrap_or(Symbol {
                flags: 0,
                place: Place::Unknown,
            })
    }

    /// Opens a unit.
    pub fn enter(
        &mut self,
        kind: UnitKind,
        scope: u32,
        name: &str,
        line: i32,
        counts: Counts,
        params: &[u32],
    ) {
        let info = self.table.get(scope);
        let mut unit = Unit {
            name: name.to_owned(),
            filename: self.source.filename.clone(),
            argcount: counts.args,
            posonlyargcount: counts.posonly,
            kwonlyargcount: counts.kwonly,
            firstlineno: line,
            unpaired: self.unpaired,
            ..Unit::default()
        };
        for param in params {
            unit.varnames.add(self.name_text(*param).to_owned());
        }
        if let Some(info) = info {
            unit.cellvars = self.names_with(info, Place::Cell, def::COMP_CELL);
            let extra = [
                (info.needs_class_closure, "__class__"),
                (info.needs_classdict, "__classdict__"),
                (info.conditional_annotations, "__conditional_annotations__"),
            ];
            for (wanted, name) in extra {
                if wanted {
                    unit.cellvars.add(name.to_owned());
                }
            }
            unit.freevars = self.names_with(info, Place::Free, def::FREE_CLASS);
            unit.flags = self.flags(info);
        }
        unit.flags |= self.module.future_flags;
        unit.qualname = self.qualname(kind, name);
        self.units.push(UnitState {
            unit,
            kind,
            scope,
            fblocks: Vec::new(),
            inlined_comps: 0,
            hidden: BTreeSet::new(),
            overrides: BTreeMap::new(),
            static_attributes: BTreeSet::new(),
            class_name: None,
            fixups: Vec::new(),
            closures: Vec::new(),
            comp_slots: Vec::new(),
        });
        let mut loc = Loc::new(line, line, 0, 0);
        if kind == UnitKind::Module {
            loc.line = 0;
        }
        self.op_i(Op::Resume, 0, loc);
    }

    fn names_with(&self, info: &Scope, place: Place, flag: u32) -> ConstSet<String> {
        let wanted = |symbol: &Symbol| symbol.place == place || symbol.flags & flag != 0;
        let mut names: Vec<&str> = info
            .symbols
            .iter()
            .filter(|(_, symbol)| wanted(symbol))
            .map(|(name, _)| self.name_text(*name))
            .collect();
        names.sort_unstable();
        names.into_iter().map(str::to_owned).collect()
    }

    fn flags(&self, info: &Scope) -> u32 {
        let mut flags = 0;
        if info.kind.function_like() {
            flags |= co_flags::NEWLOCALS | co_flags::OPTIMIZED;
            let bits = [
                (info.nested, co_flags::NESTED),
                (info.generator, co_flags::GENERATOR),
                (info.varargs, co_flags::VARARGS),
                (info.varkeywords, co_flags::VARKEYWORDS),
            ];
            flags |= bits
                .iter()
                .filter(|(on, _)| *on)
                .map(|(_, bit)| bit)
                .sum::<u32>();
        }
        if info.method {
            flags |= co_flags::METHOD;
        }
        flags
    }

    fn qualname(&self, kind: UnitKind, name: &str) -> String {
        let mut parents = self.units.iter().rev();
        let mut parent = match parents.next() {
            Some(parent) if parent.kind != UnitKind::Module => parent,
            _ => return name.to_owned(),
        };
        if matches!(parent.kind, UnitKind::TypeParams | UnitKind::Annotations) {
            parent = match parents.next() {
                Some(parent) if parent.kind != UnitKind::Module => parent,
                _ => return name.to_owned(),
            };
        }
        if matches!(kind, UnitKind::Function | UnitKind::Class) {
            let symbol = self.table.get(parent.scope).and_then(|scope| {
                let mangled = self.mangled_for(name);
                scope.symbol(self.name_id(&mangled))
            });
            if symbol.is_some_and(|symbol| symbol.place == Place::GlobalExplicit) {
                return name.to_owned();
            }
        }
        let base = &parent.unit.qualname;
        if matches!(parent.kind, UnitKind::Function | UnitKind::Lambda) {
            format!("{base}.<locals>.{name}")
        } else {
            format!("{base}.{name}")
        }
    }

    fn class_prefix(&self) -> Option<String> {
        let class = self
            .units
            .iter()
            .rev()
            .find_map(|unit| unit.class_name.as_deref())?;
        let class = class.trim_start_matches('_');
        (!class.is_empty()).then(|| format!("_{class}"))
    }

    fn mangled_for(&self, name: &str) -> String {
        match self.class_prefix() {
            Some(prefix) if name.starts_with("__") && !name.ends_with("__") => {
                format!("{prefix}{name}")
            }
            _ => name.to_owned(),
        }
    }

    /// The name as it was written.
    pub fn unmangled(&self, name: &'a str) -> &'a str {
        match self.class_prefix() {
            Some(prefix) => match name.strip_prefix(prefix.as_str()) {
                Some(rest) if rest.starts_with("__") && !rest.ends_with("__") => rest,
                _ => name,
            },
            None => name,
        }
    }

    /// Finishes the current unit.
    pub fn finish(&mut self, add_none: bool) -> Out<Arc<CodeObject>> {
        if add_none {
            self.load_none(NO_LOCATION);
        }
        self.op(Op::ReturnValue, NO_LOCATION);
        let Some(mut state) = self.units.pop() else {
            return Err(SyntaxError::bare(
                "no code to finish",
                &self.source.filename,
            ));
        };
        // Slots: locals, then cells that are not arguments or locals, then free variables.
        let locals = state.unit.varnames.len() as u32;
        let mut next = locals;
        let mut slots = Vec::new();
        for name in state.unit.cellvars.as_slice() {
            slots.push(match state.unit.varnames.index_of(name.as_str()) {
                Some(slot) => slot,
                None => {
                    next += 1;
                    next - 1
                }
            });
        }
        slots.extend((0..state.unit.freevars.len() as u32).map(|index| next + index));
        let slot = |index: u32| slots.get(index as usize).copied().unwrap_or(0);
        for fixup in &state.fixups {
            let place = slot(fixup.index);
            fixup.cell.set(if fixup.dict {
                Var::DictOrDeref(place)
            } else {
                Var::Deref(place)
            });
        }
        for (scope, indices) in &state.closures {
            let _ = scope
                .closure
                .set(indices.iter().map(|index| slot(*index)).collect());
        }
        for (comp, saved, cells) in state.comp_slots.drain(..) {
            let _ = comp.inlined.set(crate::tree::Inlined {
                saved: saved.into(),
                cells: cells.into(),
            });
        }
        if state.kind == UnitKind::Annotations
            && state.unit.name == "__annotate__"
            && state
                .unit
                .varnames
                .as_slice()
                .first()
                .is_some_and(|name| name == ".format")
        {
            let names = std::mem::take(&mut state.unit.varnames).into_vec();
            let rename =
                |(at, name): (usize, String)| if at == 0 { "format".to_owned() } else { name };
            state.unit.varnames = names.into_iter().enumerate().map(rename).collect();
        }
        let line = state.unit.firstlineno;
        let code = assemble(state.unit).map_err(|error| {
            let mut syntax = SyntaxError::bare(&error.message, &self.source.filename)
                .with_kind(ErrorKind::Overflow);
            syntax.line = line;
            syntax
        })?;
        let code = Arc::new(code);
        if let Some(entry) = self.codes.get_mut(state.scope as usize)
            && entry.is_none()
        {
            *entry = Some(code.clone());
        }
        Ok(code)
    }

    /// Makes a function of a finished unit, with the attributes in `flags` waiting on the stack.
    pub fn make_closure(
        &mut self,
        scope: &'a ScopeRef,
        code: Arc<CodeObject>,
        flags: u32,
        loc: Loc,
    ) -> Out {
        let free: Vec<String> = code.freevars().into_iter().map(str::to_owned).collect();
        let mut flags = flags;
        if !free.is_empty() {
            let mut indices = Vec::with_capacity(free.len());
            for name in &free {
                let Some(index) = self.top().unit.deref_index(name) else {
                    return self.error(loc, format!("free variable '{name}' has no cell"));
                };
                self.u().unit.seq.emit(Pseudo::LoadClosure, index, loc);
                indices.push(index);
            }
            self.op_i(Op::BuildTuple, free.len() as u32, loc);
            self.u().closures.push((scope, indices));
            flags |= 8;
        }
        self.load_const(Const::Code(code), loc);
        self.op(Op::MakeFunction, loc);
        for flag in [8, 4, 16, 2, 1] {
            if flags & flag != 0 {
                self.op_i(Op::SetFunctionAttribute, flag, loc);
            }
        }
        Ok(())
    }

    // --- names ---

    /// Loads, stores or deletes a variable, and notes where it lives.
    pub fn name(&mut self, name: &'a Name, access: Access, loc: Loc) {
        let var = self.name_op(name.id, access, loc);
        match var {
            Place3::Deref(index, dict) => self.u().fixups.push(Fixup {
                cell: &name.var,
                index,
                dict,
            }),
            Place3::Var(var) => name.var.set(var),
        }
    }

    /// The same for a name that no tree node records.
    pub fn name_text_op(&mut self, text: &str, access: Access, loc: Loc) {
        let id = self.name_id(text);
        if id == u32::MAX {
            // Never mentioned by the program: an ordinary namespace name.
            let op = match access {
                Access::Load => Op::LoadName,
                Access::Store => Op::StoreName,
                Access::Del => Op::DeleteName,
            };
            self.op_name(op, text, loc);
        } else {
            self.name_op(id, access, loc);
        }
    }

    /// Notes a variable's place for the tree walker without emitting anything.
    pub fn note_var(&mut self, cell: &'a VarCell, place: Place3) {
        match place {
            Place3::Deref(index, dict) => self.u().fixups.push(Fixup { cell, index, dict }),
            Place3::Var(var) => cell.set(var),
        }
    }

    pub fn name_op(&mut self, id: u32, access: Access, loc: Loc) -> Place3 {
        let text = self.name_text(id);
        let symbol = self.symbol(id);
        let kind = self.block_kind();
        let sees_class = self
            .scope_info()
            .is_some_and(|scope| scope.can_see_class_scope);
        let inlined = self.top().inlined_comps > 0;
        let fast = match symbol.place {
            Place::Local => kind.function_like() || self.top().hidden.contains(&id),
            _ => false,
        };
        if fast {
            let slot = self.u().unit.var_index(text);
            let op = match access {
                Access::Load => Op::LoadFast,
                Access::Store => Op::StoreFast,
                Access::Del => Op::DeleteFast,
            };
            self.op_i(op, slot, loc);
            return Place3::Var(Var::Fast(slot));
        }
        match symbol.place {
            Place::Free | Place::Cell => {
                let index = self.top().unit.deref_index(text).unwrap_or(0);
                let mut dict = false;
                let op = match access {
                    Access::Load if kind == BlockKind::Class && !inlined => {
                        dict = true;
                        self.op(Op::LoadLocals, loc);
                        Op::LoadFromDictOrDeref
                    }
                    Access::Load if sees_class && text != "__classdict__" => {
                        dict = true;
                        self.name_text_op("__classdict__", Access::Load, loc);
                        Op::LoadFromDictOrDeref
                    }
                    Access::Load => Op::LoadDeref,
                    Access::Store => Op::StoreDeref,
                    Access::Del => Op::DeleteDeref,
                };
                self.op_i(op, index, loc);
                Place3::Deref(index, dict)
            }
            Place::GlobalImplicit | Place::GlobalExplicit
                if kind.function_like() || symbol.place == Place::GlobalExplicit =>
            {
                let index = self.u().unit.name_index(text);
                match access {
                    Access::Load if sees_class && symbol.place == Place::GlobalImplicit => {
                        self.name_text_op("__classdict__", Access::Load, loc);
                        self.op_i(Op::LoadFromDictOrGlobals, index, loc);
                        return Place3::Var(Var::DictOrGlobal);
                    }
                    Access::Load => self.op_i(Op::LoadGlobal, index << 1, loc),
                    Access::Store => self.op_i(Op::StoreGlobal, index, loc),
                    Access::Del => self.op_i(Op::DeleteGlobal, index, loc),
                }
                Place3::Var(Var::Global)
            }
            _ => {
                let index = self.u().unit.name_index(text);
                match access {
                    Access::Load if kind == BlockKind::Class && inlined => {
                        self.op_i(Op::LoadGlobal, index << 1, loc);
                        return Place3::Var(Var::Global);
                    }
                    Access::Load => self.op_i(Op::LoadName, index, loc),
                    Access::Store => self.op_i(Op::StoreName, index, loc),
                    Access::Del => self.op_i(Op::DeleteName, index, loc),
                }
                Place3::Var(Var::Name)
            }
        }
    }
}

/// Where a name was found; cells by their number, since slots are not known before the unit ends.
#[derive(Clone, Copy)]
pub(super) enum Place3 {
    Deref(u32, bool),
    Var(Var),
}
