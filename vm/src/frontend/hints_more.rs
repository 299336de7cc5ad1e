//! Syntax-error hints of single constructs: annotations, type parameters, comprehension clauses, keyword arguments, patterns.

use rustpython_parser::Tok;

use super::hints::{Hint, Hints};
use super::hints_scan::{closes, ends_operand, opens};

impl Hints<'_> {
    pub(super) fn headers(&self) -> Hint {
        self.end_of_decorators()
            .or_else(|| self.soft_type())
            .or_else(|| self.annotated_tuple())
            .or_else(|| self.type_parameter_bound())
            .or_else(|| self.class_pattern())
            .or_else(|| self.for_without_in())
            .or_else(|| self.missing_argument_value())
            .or_else(|| self.starred_dict_value())
    }

    /// The text ends after a decorator.
    fn end_of_decorators(&self) -> Hint {
        let newline = self.at.checked_sub(1)?;
        if self.current().is_some() || self.before() != Some(&Tok::Newline) {
            return None;
        }
        if self.tok(self.line_head(newline))? != &Tok::At {
            return None;
        }
        let mut error = self.token_error(self.at, "invalid syntax");
        (error.col, error.end_col) = (0, 0);
        Some(error)
    }

    /// `type X` followed by something else than `=`: parsing got past the name.
    fn soft_type(&self) -> Hint {
        let head = self.line_head(self.at);
        let soft = matches!(self.tok(head)?, Tok::Name { name } if name == "type");
        if soft && self.at == head + 1 && matches!(self.current()?, Tok::Name { .. }) {
            return Some(self.token_error(self.at + 1, "invalid syntax"));
        }
        None
    }

    /// `a, b: int`
    fn annotated_tuple(&self) -> Hint {
        if self.current()? != &Tok::Colon || self.open_bracket(self.at).is_some() {
            return None;
        }
        let head = self.line_head(self.at);
        let end = self.expression_end(head, true)?;
        if self.tok(end)? != &Tok::Comma || !self.before().is_some_and(ends_operand) {
            return None;
        }
        self.span(
            head,
            end - 1,
            "only single target (not tuple) can be annotated",
        )
    }

    /// `*Ts: bound` among type parameters.
    fn type_parameter_bound(&self) -> Hint {
        let open = self.open_bracket(self.at)?;
        let heads = matches!(
            self.tok(open.checked_sub(2)?)?,
            Tok::Def | Tok::Class | Tok::Type
        );
        if !heads || self.tok(open)? != &Tok::Lsqb || self.current()? != &Tok::Colon {
            return None;
        }
        let what = match self.tok(self.at.checked_sub(2)?)? {
            Tok::Star => "TypeVarTuple",
            Tok::DoubleStar => "ParamSpec",
            _ => return None,
        };
        let end = self.expression_end(self.at + 1, true)?;
        let kind = if self.tok(self.at + 1)? == &Tok::Lpar && self.tok(end - 1)? == &Tok::Rpar {
            "constraints"
        } else {
            "bound"
        };
        self.span(self.at, end - 1, &format!("cannot use {kind} with {what}"))
    }

    /// `case A(b=1, 2)`
    fn class_pattern(&self) -> Hint {
        let open = self.open_bracket(self.at)?;
        if self.head_tok()? != &Tok::Case
            || self.tok(open)? != &Tok::Lpar
            || !matches!(self.tok(open.checked_sub(1)?)?, Tok::Name { .. })
        {
            return None;
        }
        let inside = self.tokens.get(open..self.at)?;
        if self.before()? != &Tok::Comma || !inside.iter().any(|token| token.tok == Tok::Equal) {
            return None;
        }
        let end = self.expression_end(self.at, false)?;
        self.span(
            self.at,
            end - 1,
            "positional patterns follow keyword patterns",
        )
    }

    /// `for x y` in a comprehension.
    fn for_without_in(&self) -> Hint {
        let open = self.open_bracket(self.at)?;
        let mut depth = 0;
        for at in (open + 1..self.at).rev() {
            let tok = self.tok(at)?;
            if closes(tok) {
                depth += 1;
            } else if opens(tok) {
                depth -= 1;
            } else if depth == 0 && *tok == Tok::For {
                let target = self.before().is_some_and(ends_operand);
                return if target {
                    self.span(self.at, self.at, "'in' expected after for-loop variables")
                } else {
                    None
                };
            } else if depth == 0
                && !matches!(tok, Tok::Name { .. } | Tok::Comma | Tok::Dot | Tok::Star)
            {
                return None;
            }
        }
        None
    }

    /// `f(a=)`
    fn missing_argument_value(&self) -> Hint {
        let open = self.open_bracket(self.at)?;
        let call = self.tok(open)? == &Tok::Lpar
            && open
                .checked_sub(1)
                .and_then(|at| self.tok(at))
                .is_some_and(ends_operand);
        let name = self.at.checked_sub(2)?;
        if !call
            || self.head_tok()? == &Tok::Def
            || !matches!(self.current()?, Tok::Rpar | Tok::Comma)
            || self.before()? != &Tok::Equal
            || !matches!(self.tok(name)?, Tok::Name { .. })
            || !matches!(self.tok(name.checked_sub(1)?)?, Tok::Lpar | Tok::Comma)
        {
            return None;
        }
        self.span(name, name + 1, "expected argument value expression")
    }

    /// `{key: *value}`
    fn starred_dict_value(&self) -> Hint {
        let open = self.open_bracket(self.at)?;
        if self.tok(open)? != &Tok::Lbrace
            || self.before()? != &Tok::Colon
            || self.current()? != &Tok::Star
        {
            return None;
        }
        let end = self.expression_end(self.at + 1, false)?;
        self.span(
            self.at,
            end - 1,
            "cannot use a starred expression in a dictionary value",
        )
    }
}
