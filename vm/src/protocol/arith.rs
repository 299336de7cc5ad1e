//! Unary and binary operators: slot dispatch with reflection, as CPython's abstract object layer does it.

use crate::object::class::HEAP_TYPE;
use crate::object::{nb, slots::Binary};
use crate::value::Value;
use crate::vm::{R, Raised, Vm};

impl Vm {
    /// Tries the slot of both operands (a subclass on the right goes first). NotImplemented if neither wants it.
    #[inline]
    fn binary_slots(
        &mut self,
        a: Value,
        b: Value,
        get: impl Fn(&crate::object::Slots) -> Option<Binary>,
    ) -> R {
        let (ta, tb) = (self.class_of(a), self.class_of(b));
        let sa = get(ta.slots());
        let mut sb = if ta.same(tb) { None } else { get(tb.slots()) };
        if sb.is_some() && same_fn(sa, sb) {
            sb = None;
        }
        if let Some(fa) = sa {
            if let Some(fb) = sb
                && tb.is_subclass_of(ta.id)
            {
                let r = fb(self, a, b)?;
                if !r.is_not_implemented() {
                    return Ok(r);
                }
                sb = None;
            }
            let r = fa(self, a, b)?;
            if !r.is_not_implemented() {
                return Ok(r);
            }
        }
        match sb {
            Some(fb) => fb(self, a, b),
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }
    /// `a <op> b`; `op` is an index of [`nb`].
    pub fn binary_op(&mut self, op: usize, a: Value, b: Value) -> R {
        let (ta, tb) = (self.class_of(a), self.class_of(b));
        if ta.same(tb) {
            // The common case: one class, one slot, no reflection.
            if let Some(f) = ta.slots().binary[op] {
                let r = f(self, a, b)?;
                if !r.is_not_implemented() {
                    return Ok(r);
                }
            }
        } else if let Some(f) = self.float_slot(op, a, b) {
            return f(self, a, b);
        }
        self.binary_op_mixed(op, a, b)
    }
    /// For a float and an inline int, the slot of floats, which takes both; that of ints would refuse.
    #[inline(always)]
    fn float_slot(&self, op: usize, a: Value, b: Value) -> Option<Binary> {
        let float = match (a.is_float(), b.is_float()) {
            (true, false) if b.is_small() => a,
            (false, true) if a.is_small() => b,
            _ => return None,
        };
        self.class_of(float).slots().binary[op]
    }
    #[inline(never)]
    fn binary_op_mixed(&mut self, op: usize, a: Value, b: Value) -> R {
        if op == nb::POWER {
            return self.power(a, b, Value::NONE);
        }
        let r = if self.class_of(a).same(self.class_of(b)) {
            Value::NOT_IMPLEMENTED
        } else {
            self.binary_slots(a, b, |s| s.binary[op])?
        };
        if !r.is_not_implemented() {
            return Ok(r);
        }
        self.binary_sequence(op, a, b, false)
    }
    /// `a <op>= b`.
    pub fn inplace_op(&mut self, op: usize, a: Value, b: Value) -> R {
        let ta = self.class_of(a);
        let f = if op == nb::POWER {
            ta.slots().inplace_pow
        } else {
            ta.slots().inplace[op]
        };
        if let Some(f) = f {
            let r = f(self, a, b)?;
            if !r.is_not_implemented() {
                return Ok(r);
            }
        }
        if op == nb::POWER {
            return self.power_named(a, b, Value::NONE, "**=");
        }
        if let Some(f) = self.float_slot(op, a, b) {
            return f(self, a, b);
        }
        let r = self.binary_slots(a, b, |s| s.binary[op])?;
        if !r.is_not_implemented() {
            return Ok(r);
        }
        self.binary_sequence(op, a, b, true)
    }
    /// What is left when the number slots of both operands have refused: sequence concatenation and repetition, else TypeError.
    pub fn binary_refused(&mut self, op: usize, a: Value, b: Value, inplace: bool) -> R {
        self.binary_sequence(op, a, b, inplace)
    }
    #[inline(never)]
    fn binary_sequence(&mut self, op: usize, a: Value, b: Value, inplace: bool) -> R {
        let (ta, tb) = (self.class_of(a), self.class_of(b));
        match op {
            nb::ADD => {
                if inplace && let Some(f) = ta.slots().inplace_concat {
                    return f(self, a, b);
                }
                if let Some(f) = ta.slots().concat {
                    return f(self, a, b);
                }
            }
            nb::MULTIPLY => {
                let f = if inplace {
                    ta.slots().inplace_repeat.or(ta.slots().repeat)
                } else {
                    ta.slots().repeat
                };
                if let Some(f) = f {
                    return self.sequence_repeat(f, a, b);
                }
                // CPython's in-place multiplication looks at the right operand only if the left one has no sequence methods at all.
                let s = ta.slots();
                let left_is_sequence =
                    s.contains.is_some() || s.getitem.is_some() || ta.has_flag(HEAP_TYPE);
                if !(inplace && left_is_sequence)
                    && let Some(f) = tb.slots().repeat
                {
                    return self.sequence_repeat(f, b, a);
                }
            }
            _ => {}
        }
        let sym = if inplace {
            format!("{}=", nb::SYMBOLS[op])
        } else {
            nb::SYMBOLS[op].to_string()
        };
        Err(self.unsupported(&sym, a, b))
    }
    fn sequence_repeat(&mut self, f: Binary, seq: Value, n: Value) -> R {
        if self.class_of(n).slots().index.is_none() {
            let t = self.type_name(n);
            return Err(
                self.type_error(format!("can't multiply sequence by non-int of type '{t}'"))
            );
        }
        let n = self.to_index(n)?;
        f(self, seq, n)
    }
    fn unsupported(&mut self, sym: &str, a: Value, b: Value) -> Raised {
        let (x, y) = (self.type_name(a), self.type_name(b));
        self.type_error(format!(
            "unsupported operand type(s) for {sym}: '{x}' and '{y}'"
        ))
    }
    /// `divmod(a, b)`.
    pub fn divmod(&mut self, a: Value, b: Value) -> R {
        let r = self.binary_slots(a, b, |s| s.divmod)?;
        if r.is_not_implemented() {
            Err(self.unsupported("divmod()", a, b))
        } else {
            Ok(r)
        }
    }
    /// `pow(a, b, m)`; `m` None for the operator.
    pub fn power(&mut self, a: Value, b: Value, m: Value) -> R {
        self.power_named(a, b, m, "** or pow()")
    }
    fn power_named(&mut self, a: Value, b: Value, m: Value, sym: &str) -> R {
        let (ta, tb) = (self.class_of(a), self.class_of(b));
        let (sa, mut sb) = (
            ta.slots().pow,
            if ta.same(tb) { None } else { tb.slots().pow },
        );
        if let (Some(x), Some(y)) = (sa, sb)
            && std::ptr::fn_addr_eq(x, y)
        {
            sb = None;
        }
        let first_b = sb.is_some() && sa.is_some() && tb.is_subclass_of(ta.id);
        let order = if first_b { [sb, sa] } else { [sa, sb] };
        for f in order.into_iter().flatten() {
            let r = f(self, a, b, m)?;
            if !r.is_not_implemented() {
                return Ok(r);
            }
        }
        if !m.is_none() {
            let tm = self.class_of(m);
            if let Some(f) = tm.slots().pow {
                let r = f(self, a, b, m)?;
                if !r.is_not_implemented() {
                    return Ok(r);
                }
            }
            let (x, y, z) = (ta.name_str(), tb.name_str(), tm.name_str());
            return Err(self.type_error(format!(
                "unsupported operand type(s) for {sym}: '{x}', '{y}', '{z}'"
            )));
        }
        Err(self.unsupported(sym, a, b))
    }
    /// `-v`.
    pub fn negative(&mut self, v: Value) -> R {
        self.unary(v, |s| s.neg, "-")
    }
    /// `+v`.
    pub fn positive(&mut self, v: Value) -> R {
        self.unary(v, |s| s.pos, "+")
    }
    /// `~v`.
    pub fn invert(&mut self, v: Value) -> R {
        self.unary(v, |s| s.invert, "~")
    }
    fn unary(
        &mut self,
        v: Value,
        get: impl Fn(&crate::object::Slots) -> Option<crate::object::slots::Unary>,
        sym: &str,
    ) -> R {
        match get(self.class_of(v).slots()) {
            Some(f) => f(self, v),
            None => {
                let t = self.type_name(v);
                Err(self.type_error(format!("bad operand type for unary {sym}: '{t}'")))
            }
        }
    }
    /// `abs(v)`.
    pub fn absolute(&mut self, v: Value) -> R {
        match self.class_of(v).slots().abs {
            Some(f) => f(self, v),
            None => {
                let t = self.type_name(v);
                Err(self.type_error(format!("bad operand type for abs(): '{t}'")))
            }
        }
    }
}

fn same_fn(a: Option<Binary>, b: Option<Binary>) -> bool {
    matches!((a, b), (Some(x), Some(y)) if std::ptr::fn_addr_eq(x, y))
}
