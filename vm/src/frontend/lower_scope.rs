//! Lowering of functions, lambdas, classes, type parameters and type aliases.

use rustpython_parser::ast::{self, Ranged};

use super::lower::{BlockState, FUTURE_ANNOTATIONS, Lower, Lr};
use crate::tree::*;

impl Lower<'_> {
    fn param(&mut self, arg: ast::Arg) -> Lr<Param> {
        let range = arg.range();
        self.check_binding(&arg.arg, range)?;
        let name = self.mangled(&arg.arg);
        let annotation = arg
            .annotation
            .map(|annotation| self.annotation(*annotation))
            .transpose()?;
        Ok(Param {
            loc: self.loc(range),
            name,
            annotation,
        })
    }

    /// An annotation; its text only under `from __future__ import annotations`.
    fn annotation(&mut self, annotation: ast::Expr) -> Lr<Expr> {
        if self.future & FUTURE_ANNOTATIONS != 0 {
            let loc = self.loc(annotation.range());
            let text = super::unparse::unparse(self, &annotation);
            return Ok(self.const_expr(crate::code::Const::Str(text), loc));
        }
        self.expr(annotation)
    }

    fn params(&mut self, args: ast::Arguments) -> Lr<Params> {
        let mut params = Params::default();
        let mut defaults = Vec::new();
        let mut lists = [Vec::new(), Vec::new()];
        for (list, args) in lists.iter_mut().zip([args.posonlyargs, args.args]) {
            for arg in args {
                list.push(self.param(arg.def)?);
                if let Some(default) = arg.default {
                    defaults.push(self.expr(*default)?);
                }
            }
        }
        let [posonly, positional] = lists;
        params.posonly = posonly.into();
        params.args = positional.into();
        params.vararg = args.vararg.map(|arg| self.param(*arg)).transpose()?;
        let (mut kwonly, mut kw_defaults) = (Vec::new(), Vec::new());
        for arg in args.kwonlyargs {
            kwonly.push(self.param(arg.def)?);
            kw_defaults.push(arg.default.map(|default| self.expr(*default)).transpose()?);
        }
        params.kwonly = kwonly.into();
        params.kw_defaults = kw_defaults.into();
        params.kwarg = args.kwarg.map(|arg| self.param(*arg)).transpose()?;
        params.defaults = defaults.into();
        Ok(params)
    }

    fn exprs(&mut self, list: Vec<ast::Expr>) -> Lr<Box<[Expr]>> {
        list.into_iter().map(|expr| self.expr(expr)).collect()
    }

    pub(super) fn function_def(&mut self, def: ast::StmtFunctionDef) -> Lr<Function> {
        let range = def.range();
        let decorators = self.exprs(def.decorator_list)?;
        let name = self.binding(&def.name, range)?;
        let bare_name = self.bare(&def.name);
        let outer_block = self.block.take();
        let type_params = self.type_params(def.type_params)?;
        let params = self.params(*def.args)?;
        let returns = def
            .returns
            .map(|returns| self.annotation(*returns))
            .transpose()?;
        let annotated = returns.is_some() || params.iter().any(|param| param.annotation.is_some());
        let annotate = annotated.then(|| self.new_scope());
        let scope = self.new_scope();
        let docstring = self.docstring(&def.body);
        let body = self.stmts(def.body)?;
        self.block = outer_block;
        Ok(Function {
            name,
            scope,
            bare_name,
            params,
            returns,
            decorators,
            type_params,
            annotate,
            docstring,
            body,
        })
    }

    pub(super) fn lambda(&mut self, lambda: ast::ExprLambda) -> Lr<Function> {
        let params = self.params(*lambda.args)?;
        let scope = self.new_scope();
        let outer_block = self.block.take();
        let body = self.expr(*lambda.body)?;
        self.block = outer_block;
        let bare_name = self.bare("<lambda>");
        let ret = Stmt {
            loc: body.loc,
            kind: StmtKind::Return(Some(Box::new(body))),
        };
        Ok(Function {
            name: Name::new(bare_name),
            scope,
            bare_name,
            params,
            returns: None,
            decorators: Box::default(),
            type_params: None,
            annotate: None,
            docstring: None,
            body: Box::new([ret]),
        })
    }

    pub(super) fn class_def(&mut self, def: ast::StmtClassDef) -> Lr<Class> {
        let range = def.range();
        let decorators = self.exprs(def.decorator_list)?;
        let name = self.binding(&def.name, range)?;
        let bare_name = self.bare(&def.name);
        let generic = !def.type_params.is_empty();
        let saved = (self.private.clone(), self.only_mangle.take());
        if generic {
            self.private = Some(def.name.to_string());
            self.only_mangle = Some(def.type_params.iter().map(type_param_name).collect());
        }
        let outer_block = self.block.take();
        let type_params = self.type_params(def.type_params)?;
        let bases = self.exprs(def.bases)?;
        let mut keywords = Vec::new();
        for keyword in def.keywords {
            keywords.push(self.keyword(keyword)?);
        }
        self.only_mangle = None;
        self.private = Some(def.name.to_string());
        self.block = Some(BlockState::default());
        let scope = self.new_scope();
        let docstring = self.docstring(&def.body);
        let stmts = self.stmts(def.body)?;
        let body = self.finish_block(stmts, docstring);
        (self.private, self.only_mangle) = saved;
        self.block = outer_block;
        let hidden = [".type_params", ".generic_base"].map(|name| Name::new(self.bare(name)));
        let type_params_in_body = Name::new(hidden[0].id);
        Ok(Class {
            name,
            scope,
            bare_name,
            bases,
            keywords: keywords.into(),
            decorators,
            type_params,
            body,
            static_attributes: std::sync::OnceLock::new(),
            hidden,
            type_params_in_body,
        })
    }

    pub(super) fn keyword(&mut self, keyword: ast::Keyword) -> Lr<Keyword> {
        let range = keyword.range();
        if let Some(name) = &keyword.arg {
            self.check_binding(name, range)?;
        }
        let arg = keyword.arg.map(|arg| self.bare(&arg));
        Ok(Keyword {
            loc: self.loc(range),
            arg,
            value: self.expr(keyword.value)?,
        })
    }

    pub(super) fn type_alias(&mut self, alias: ast::StmtTypeAlias) -> Lr<TypeAlias> {
        let range = alias.name.range();
        let ast::Expr::Name(name) = *alias.name else {
            return self.fail(range, "invalid syntax");
        };
        let bare_name = self.bare(&name.id);
        let target = self.binding(&name.id, range)?;
        let outer_block = self.block.take();
        let type_params = self.type_params(alias.type_params)?;
        let scope = self.new_scope();
        let value = self.expr(*alias.value)?;
        self.block = outer_block;
        Ok(TypeAlias {
            name: target,
            name_loc: self.loc(range),
            bare_name,
            type_params,
            scope,
            value,
        })
    }

    fn type_params(&mut self, params: Vec<ast::TypeParam>) -> Lr<Option<Box<TypeParams>>> {
        if params.is_empty() {
            return Ok(None);
        }
        let scope = self.new_scope();
        let mut lowered = Vec::with_capacity(params.len());
        let mut seen_default = false;
        for param in params {
            let mut range = param.range();
            let start: u32 = range.start().into();
            let written = type_param_name(&param);
            let (kind, bound) = match param {
                ast::TypeParam::TypeVar(var) => (TypeParamKind::TypeVar, var.bound),
                ast::TypeParam::ParamSpec(_) => (TypeParamKind::ParamSpec, None),
                ast::TypeParam::TypeVarTuple(_) => (TypeParamKind::TypeVarTuple, None),
            };
            let name = self.binding(&written, range)?;
            let bare_name = self.bare(&written);
            let bound = match bound {
                Some(bound) => Some(Box::new((self.new_scope(), self.expr(*bound)?))),
                None => None,
            };
            let default = match self.lexed.type_defaults.get(&start) {
                Some(tokens) => {
                    let tokens = tokens.clone();
                    if let Some(last) = tokens.last() {
                        range = rustpython_parser::text_size::TextRange::new(
                            range.start(),
                            last.end.into(),
                        );
                    }
                    let value = self.parse_tokens(tokens)?;
                    Some(Box::new((self.new_scope(), self.expr(value)?)))
                }
                None => None,
            };
            match (&default, seen_default) {
                (Some(_), _) => seen_default = true,
                (None, true) => {
                    let msg = format!(
                        "non-default type parameter '{written}' follows default type parameter"
                    );
                    return self.fail(range, msg);
                }
                _ => {}
            }
            lowered.push(TypeParam {
                loc: self.loc(range),
                kind,
                name,
                bare_name,
                bound,
                default,
            });
        }
        Ok(Some(Box::new(TypeParams {
            scope,
            params: lowered.into(),
        })))
    }
}

fn type_param_name(param: &ast::TypeParam) -> String {
    match param {
        ast::TypeParam::TypeVar(var) => var.name.to_string(),
        ast::TypeParam::ParamSpec(var) => var.name.to_string(),
        ast::TypeParam::TypeVarTuple(var) => var.name.to_string(),
    }
}
