//! Code generation for functions, lambdas, classes, annotations, type parameters and type aliases.

use super::seq::{Loc, NO_LOCATION};
use super::unit::{Access, Codegen, Counts, FBlock, Out, UnitKind};
use crate::code::{Const, co_flags};
use crate::isa::{AnyOp, Op, Pseudo};
use crate::tree::*;

const DEFAULTS: u32 = 1;
const KWDEFAULTS: u32 = 2;
const ANNOTATE: u32 = 16;

impl<'a> Codegen<'a> {
    fn default_arguments(&mut self, params: &'a Params, loc: Loc) -> Out<u32> {
        let mut flags = 0;
        if !params.defaults.is_empty() {
            flags |= DEFAULTS;
            self.exprs(&params.defaults)?;
            self.op_i(Op::BuildTuple, params.defaults.len() as u32, loc);
        }
        let mut count = 0;
        for (param, default) in params.kwonly.iter().zip(&params.kw_defaults) {
            if let Some(default) = default {
                let name = self.name_text(param.name).to_owned();
                self.load_const(Const::Str(name), loc);
                self.expr(default)?;
                count += 1;
            }
        }
        if count > 0 {
            flags |= KWDEFAULTS;
            self.op_i(Op::BuildMap, count, loc);
        }
        Ok(flags)
    }

    fn enter_function(&mut self, kind: UnitKind, function: &'a Function, name: &str, line: i32) {
        let params = &function.params;
        let counts = Counts {
            args: (params.posonly.len() + params.args.len()) as u32,
            posonly: params.posonly.len() as u32,
            kwonly: params.kwonly.len() as u32,
        };
        let ordered = params
            .posonly
            .iter()
            .chain(&params.args)
            .chain(&params.kwonly);
        let names: Vec<u32> = ordered
            .chain(&params.vararg)
            .chain(&params.kwarg)
            .map(|param| param.name)
            .collect();
        self.enter(kind, function.scope.id, name, line, counts, &names);
    }

    pub fn lambda(&mut self, function: &'a Function, loc: Loc) -> Out {
        let flags = self.default_arguments(&function.params, loc)?;
        self.enter_function(UnitKind::Lambda, function, "<lambda>", loc.line);
        let generator = self.scope_info().is_some_and(|scope| scope.generator);
        let mut add_none = true;
        if let [
            Stmt {
                kind: StmtKind::Return(Some(body)),
                ..
            },
        ] = &*function.body
        {
            self.expr(body)?;
            if generator {
                add_none = false;
            } else {
                self.op(Op::ReturnValue, body.loc);
            }
        }
        let code = self.finish(add_none)?;
        self.make_closure(&function.scope, code, flags, loc)
    }

    fn decorated_line(decorators: &[Expr], loc: Loc) -> i32 {
        decorators
            .first()
            .map_or(loc.line, |decorator| decorator.loc.line)
    }

    fn apply_decorators(&mut self, decorators: &'a [Expr]) {
        for decorator in decorators.iter().rev() {
            self.op_i(Op::Call, 0, decorator.loc);
        }
    }

    pub fn function_def(&mut self, function: &'a Function, loc: Loc) -> Out {
        let line = Self::decorated_line(&function.decorators, loc);
        self.exprs(&function.decorators)?;
        let mut flags = self.default_arguments(&function.params, loc)?;
        let defaults = (flags & (DEFAULTS | KWDEFAULTS)).count_ones();
        if let Some(params) = &function.type_params {
            if defaults == 2 {
                self.op_i(Op::Swap, 2, loc);
            }
            // CPython reserves the first slot whether or not there are defaults.
            let mut args = vec![self.name_id(".defaults")];
            if flags & KWDEFAULTS != 0 {
                args.push(self.name_id(".kwdefaults"));
            }
            let name = format!(
                "<generic parameters of {}>",
                self.name_text(function.bare_name)
            );
            let counts = Counts {
                args: defaults,
                ..Counts::default()
            };
            self.enter(
                UnitKind::TypeParams,
                params.scope.id,
                &name,
                line,
                counts,
                &args,
            );
            self.type_params(params)?;
            for slot in 0..defaults {
                self.op_i(Op::LoadFast, slot, loc);
            }
        }
        if let Some(annotate) = &function.annotate {
            self.enter_annotations(annotate, "__annotate__", loc);
            let mut count = 0;
            for param in function.params.iter() {
                if let Some(annotation) = &param.annotation {
                    self.annotation_entry(self.name_text(param.name), annotation, loc)?;
                    count += 1;
                }
            }
            if let Some(returns) = &function.returns {
                self.annotation_entry("return", returns, loc)?;
                count += 1;
            }
            self.op_i(Op::BuildMap, count, loc);
            self.leave_annotations(annotate, loc)?;
            flags |= ANNOTATE;
        }
        self.function_body(function, flags, line, loc)?;
        if let Some(params) = &function.type_params {
            self.op_i(Op::Swap, 2, loc);
            self.op_i(Op::CallIntrinsic2, 4, loc);
            let code = self.finish(false)?;
            self.make_closure(&params.scope, code, 0, loc)?;
            if defaults > 0 {
                self.op_i(Op::Swap, defaults + 1, loc);
                self.op_i(Op::Call, defaults - 1, loc);
            } else {
                self.op(Op::PushNull, loc);
                self.op_i(Op::Call, 0, loc);
            }
        }
        self.apply_decorators(&function.decorators);
        self.name(&function.name, Access::Store, loc);
        Ok(())
    }

    fn annotation_entry(&mut self, name: &str, annotation: &'a Expr, loc: Loc) -> Out {
        self.load_const(Const::Str(name.to_owned()), loc);
        match &annotation.kind {
            ExprKind::Starred(value) => {
                self.expr(value)?;
                self.op_i(Op::UnpackSequence, 1, loc);
            }
            _ => self.expr(annotation)?,
        }
        Ok(())
    }

    fn function_body(&mut self, function: &'a Function, flags: u32, line: i32, loc: Loc) -> Out {
        self.enter_function(
            UnitKind::Function,
            function,
            self.name_text(function.bare_name),
            line,
        );
        let mut body = &*function.body;
        if let Some(doc) = function.docstring {
            let doc = self.constant(doc);
            self.u().unit.const_index(doc);
            self.u().unit.flags |= co_flags::HAS_DOCSTRING;
            body = &body[1..];
        }
        let generator = self.scope_info().is_some_and(|scope| scope.generator);
        if generator {
            self.u().fblocks.push(FBlock::StopIteration);
        }
        self.stmts(body)?;
        if generator {
            self.wrap_stop_iteration();
            self.u().fblocks.pop();
        }
        let code = self.finish(true)?;
        self.make_closure(&function.scope, code, flags, loc)
    }

    /// A StopIteration that leaves a generator becomes a RuntimeError.
    pub fn wrap_stop_iteration(&mut self) {
        let handler = self.label();
        let target = super::seq::Arg::Label(handler);
        self.u()
            .unit
            .seq
            .insert(0, AnyOp::Pseudo(Pseudo::SetupCleanup), target, NO_LOCATION);
        self.load_none(NO_LOCATION);
        self.op(Op::ReturnValue, NO_LOCATION);
        self.place(handler);
        self.op_i(Op::CallIntrinsic1, 3, NO_LOCATION);
        self.op_i(Op::Reraise, 1, NO_LOCATION);
    }

    /// Opens a lazily evaluated scope, which takes the wanted format as its argument.
    fn enter_annotations(&mut self, scope: &'a ScopeRef, name: &str, loc: Loc) {
        let counts = Counts {
            args: 1,
            posonly: 1,
            kwonly: 0,
        };
        let format = self.name_id(".format");
        self.enter(
            UnitKind::Annotations,
            scope.id,
            name,
            loc.line,
            counts,
            &[format],
        );
        let body = self.label();
        self.op_i(Op::LoadFast, 0, loc);
        self.load_const(Const::int(2), loc);
        self.compare_op(CmpOp::Gt, loc);
        self.jump(Op::PopJumpIfFalse, body, loc);
        self.op_i(Op::LoadCommonConstant, 1, loc);
        self.op_i(Op::RaiseVarargs, 1, loc);
        self.place(body);
    }

    fn leave_annotations(&mut self, scope: &'a ScopeRef, loc: Loc) -> Out {
        self.op(Op::ReturnValue, loc);
        let code = self.finish(true)?;
        self.make_closure(scope, code, 0, loc)
    }

    fn lazy_value(
        &mut self,
        scope: &'a ScopeRef,
        name: &str,
        value: &'a Expr,
        loc: Loc,
        starred: bool,
    ) -> Out {
        self.load_const(Const::Tuple(vec![Const::int(1)]), loc);
        self.enter_annotations(scope, name, loc);
        match &value.kind {
            ExprKind::Starred(inner) if starred => {
                self.expr(inner)?;
                self.op_i(Op::UnpackSequence, 1, loc);
            }
            _ => self.expr(value)?,
        }
        self.op(Op::ReturnValue, loc);
        let code = self.finish(true)?;
        self.make_closure(scope, code, DEFAULTS, loc)
    }

    fn type_params(&mut self, params: &'a TypeParams) -> Out {
        for param in &params.params {
            let loc = param.loc;
            let name = self.name_text(param.bare_name);
            self.load_const(Const::Str(name.to_owned()), loc);
            match (param.kind, &param.bound) {
                (TypeParamKind::TypeVar, Some(bound)) => {
                    self.lazy_value(&bound.0, name, &bound.1, bound.1.loc, false)?;
                    let constraints = matches!(bound.1.kind, ExprKind::Tuple(_));
                    self.op_i(Op::CallIntrinsic2, if constraints { 3 } else { 2 }, loc);
                }
                (TypeParamKind::TypeVar, None) => self.op_i(Op::CallIntrinsic1, 7, loc),
                (TypeParamKind::ParamSpec, _) => self.op_i(Op::CallIntrinsic1, 8, loc),
                (TypeParamKind::TypeVarTuple, _) => self.op_i(Op::CallIntrinsic1, 9, loc),
            }
            if let Some(default) = &param.default {
                let starred = param.kind == TypeParamKind::TypeVarTuple;
                self.lazy_value(&default.0, name, &default.1, default.1.loc, starred)?;
                self.op_i(Op::CallIntrinsic2, 5, loc);
            }
            self.op_i(Op::Copy, 1, loc);
            self.name(&param.name, Access::Store, loc);
        }
        let loc = params.params.first().map_or(NO_LOCATION, |param| param.loc);
        self.op_i(Op::BuildTuple, params.params.len() as u32, loc);
        Ok(())
    }

    pub fn type_alias(&mut self, alias: &'a TypeAlias, loc: Loc) -> Out {
        let name = self.name_text(alias.bare_name);
        if let Some(params) = &alias.type_params {
            let scope_name = format!("<generic parameters of {name}>");
            self.enter(
                UnitKind::TypeParams,
                params.scope.id,
                &scope_name,
                loc.line,
                Counts::default(),
                &[],
            );
            self.load_const(Const::Str(name.to_owned()), loc);
            self.type_params(params)?;
        } else {
            self.load_const(Const::Str(name.to_owned()), loc);
            self.load_none(loc);
        }
        self.lazy_value(&alias.scope, name, &alias.value, loc, false)?;
        self.op_i(Op::BuildTuple, 3, loc);
        self.op_i(Op::CallIntrinsic1, 11, loc);
        if let Some(params) = &alias.type_params {
            let code = self.finish(false)?;
            self.make_closure(&params.scope, code, 0, loc)?;
            self.op(Op::PushNull, loc);
            self.op_i(Op::Call, 0, loc);
        }
        self.name(&alias.name, Access::Store, loc);
        Ok(())
    }

    pub fn class_def(&mut self, class: &'a Class, loc: Loc) -> Out {
        let line = Self::decorated_line(&class.decorators, loc);
        self.exprs(&class.decorators)?;
        if let Some(params) = &class.type_params {
            let name = format!(
                "<generic parameters of {}>",
                self.name_text(class.bare_name)
            );
            self.enter(
                UnitKind::TypeParams,
                params.scope.id,
                &name,
                line,
                Counts::default(),
                &[],
            );
            self.type_params(params)?;
            self.name(&class.hidden[0], Access::Store, loc);
        }
        self.class_body(class, line, loc)?;
        match &class.type_params {
            Some(params) => {
                self.name(&class.hidden[0], Access::Load, loc);
                self.op_i(Op::CallIntrinsic1, 10, loc);
                self.name(&class.hidden[1], Access::Store, loc);
                self.call_helper(
                    2,
                    &class.bases,
                    Some(&class.hidden[1]),
                    &class.keywords,
                    loc,
                )?;
                let code = self.finish(false)?;
                self.make_closure(&params.scope, code, 0, loc)?;
                self.op(Op::PushNull, loc);
                self.op_i(Op::Call, 0, loc);
            }
            None => self.call_helper(2, &class.bases, None, &class.keywords, loc)?,
        }
        self.apply_decorators(&class.decorators);
        self.name(&class.name, Access::Store, loc);
        Ok(())
    }

    fn class_body(&mut self, class: &'a Class, line: i32, loc: Loc) -> Out {
        let name = self.name_text(class.bare_name);
        self.enter(
            UnitKind::Class,
            class.scope.id,
            name,
            line,
            Counts::default(),
            &[],
        );
        self.u().class_name = Some(name.to_owned());
        let start = Loc::new(line, line, 0, 0);
        self.name_text_op("__name__", Access::Load, start);
        self.name_text_op("__module__", Access::Store, start);
        let qualname = self.top().unit.qualname.clone();
        self.load_const(Const::Str(qualname), start);
        self.name_text_op("__qualname__", Access::Store, start);
        self.load_const(Const::int(i64::from(line)), start);
        self.name_text_op("__firstlineno__", Access::Store, start);
        if class.type_params.is_some() {
            self.name(&class.type_params_in_body, Access::Load, start);
            self.name_text_op("__type_params__", Access::Store, start);
        }
        let info = self.scope_info();
        let (classdict, class_cell, conditional) = info.map_or((false, false, false), |info| {
            (
                info.needs_classdict,
                info.needs_class_closure,
                info.conditional_annotations,
            )
        });
        if classdict {
            self.op(Op::LoadLocals, start);
            let cell = self.top().unit.deref_index("__classdict__").unwrap_or(0);
            self.op_i(Op::StoreDeref, cell, start);
        }
        if conditional {
            self.op_i(Op::BuildSet, 0, start);
            let cell = self
                .top()
                .unit
                .deref_index("__conditional_annotations__")
                .unwrap_or(0);
            self.op_i(Op::StoreDeref, cell, start);
        }
        self.block(&class.body, start)?;
        let attributes: Vec<String> = self.top().static_attributes.iter().cloned().collect();
        let constants = attributes.iter().cloned().map(Const::Str).collect();
        let _ = class.static_attributes.set(attributes.into());
        self.load_const(Const::Tuple(constants), NO_LOCATION);
        self.name_text_op("__static_attributes__", Access::Store, NO_LOCATION);
        if classdict {
            let cell = self.top().unit.deref_index("__classdict__").unwrap_or(0);
            self.u()
                .unit
                .seq
                .emit(Pseudo::LoadClosure, cell, NO_LOCATION);
            self.name_text_op("__classdictcell__", Access::Store, NO_LOCATION);
        }
        if class_cell {
            let cell = self.top().unit.deref_index("__class__").unwrap_or(0);
            self.u()
                .unit
                .seq
                .emit(Pseudo::LoadClosure, cell, NO_LOCATION);
            self.op_i(Op::Copy, 1, NO_LOCATION);
            self.name_text_op("__classcell__", Access::Store, NO_LOCATION);
        } else {
            self.load_none(NO_LOCATION);
        }
        self.op(Op::ReturnValue, NO_LOCATION);
        let code = self.finish(true)?;
        self.op(Op::LoadBuildClass, loc);
        self.op(Op::PushNull, loc);
        self.make_closure(&class.scope, code, 0, loc)?;
        self.load_const(Const::Str(name.to_owned()), loc);
        Ok(())
    }

    /// The body of a module or class.
    pub fn block(&mut self, block: &'a Block, loc: Loc) -> Out {
        let future = self.module.future_flags & co_flags::FUTURE_ANNOTATIONS != 0;
        if future && block.annotated {
            self.op(Op::SetupAnnotations, loc);
        }
        let mut stmts = &*block.stmts;
        if let Some(doc) = block.docstring
            && self.module.mode == Mode::Exec
            && let Some((first, rest)) = stmts.split_first()
        {
            stmts = rest;
            let doc = self.constant(doc);
            self.load_const(doc, first.loc);
            self.name_text_op("__doc__", Access::Store, NO_LOCATION);
        }
        self.stmts(stmts)?;
        if !future {
            self.deferred_annotations(block, loc)?;
        }
        Ok(())
    }

    fn deferred_annotations(&mut self, block: &'a Block, loc: Loc) -> Out {
        let Some(annotate) = &block.annotate else {
            return Ok(());
        };
        let class = self.top().kind == UnitKind::Class;
        let saved = if class {
            None
        } else {
            Some(std::mem::take(&mut self.u().unit.seq))
        };
        self.enter_annotations(annotate, "__annotate__", loc);
        self.op_i(Op::BuildMap, 0, loc);
        for annotation in &block.annotations {
            let stmt = annotation.loc;
            let not_set = self.label();
            if let Some(index) = annotation.index {
                self.load_const(Const::int(i64::from(index)), stmt);
                if class {
                    let cell = self
                        .top()
                        .unit
                        .deref_index("__conditional_annotations__")
                        .unwrap_or(0);
                    self.op_i(Op::LoadDeref, cell, stmt);
                } else {
                    let name = self.u().unit.name_index("__conditional_annotations__");
                    self.op_i(Op::LoadGlobal, name << 1, stmt);
                }
                self.op_i(Op::ContainsOp, 0, stmt);
                self.jump(Op::PopJumpIfFalse, not_set, stmt);
            }
            self.expr(&annotation.value)?;
            self.op_i(Op::Copy, 2, stmt);
            let name = self.name_text(annotation.name).to_owned();
            self.load_const(Const::Str(name), stmt);
            self.op(Op::StoreSubscr, loc);
            self.place(not_set);
        }
        self.leave_annotations(annotate, loc)?;
        let name = if class {
            "__annotate_func__"
        } else {
            "__annotate__"
        };
        self.name_text_op(name, Access::Store, loc);
        if let Some(saved) = saved {
            let setup = std::mem::replace(&mut self.u().unit.seq, saved);
            self.u().unit.seq.annotations = Some(Box::new(setup));
        }
        Ok(())
    }

    /// The whole text.
    pub fn module(&mut self) -> Out<std::sync::Arc<crate::code::CodeObject>> {
        let module = self.module;
        self.enter(
            UnitKind::Module,
            module.scope.id,
            "<module>",
            1,
            Counts::default(),
            &[],
        );
        let start = match module.body.stmts.first() {
            Some(first) if module.mode != Mode::Eval => first.loc,
            _ => Loc::new(1, 1, 0, 0),
        };
        self.pseudo(Pseudo::AnnotationsPlaceholder, start);
        if module.body.conditional_annotations {
            self.op_i(Op::BuildSet, 0, start);
            self.name_text_op("__conditional_annotations__", Access::Store, start);
        }
        if module.mode == Mode::Eval {
            self.stmts(&module.body.stmts)?;
            return self.finish(false);
        }
        self.block(&module.body, start)?;
        self.finish(true)
    }
}
