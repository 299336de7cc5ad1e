//! `string.templatelib`: what a t-string evaluates to.

use super::support::{CLASS_GETITEM, this};
use crate::builtins::core::function::readonly;
use crate::heap::{Gc, Kind, Tracer};
use crate::object::{
    Class, GetSetDef, MethodDef, Native, NativeObject, Slots, Str, Tuple, TypeSpec, class, types,
};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::any::Any;
use std::cell::Cell;

const MODULE: &str = "string.templatelib";

/// One more string than interpolations.
struct Template {
    strings: Gc<Tuple>,
    interpolations: Gc<Tuple>,
}

impl NativeObject for Template {
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit_gc(self.strings);
        t.visit_gc(self.interpolations);
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

const FIELDS: [&str; 4] = ["value", "expression", "conversion", "format_spec"];

/// A field: value, source text, conversion (`'s'`, `'r'`, `'a'` or None), format specification.
struct Interpolation([Value; 4]);

impl NativeObject for Interpolation {
    fn trace(&self, t: &mut Tracer<'_>) {
        for &v in &self.0 {
            t.visit(v);
        }
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// Strings, empty ones left out, and interpolations in turn.
struct TemplateIter {
    template: Value,
    /// Twice the number of pairs that are done, plus one behind a string.
    at: Cell<usize>,
}

impl NativeObject for TemplateIter {
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit(self.template);
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Vm {
    /// BUILD_INTERPOLATION; `conversion` as in [`Vm::convert_value`], 0 = none.
    pub fn interpolation(
        &mut self,
        value: Value,
        text: Value,
        conversion: u32,
        spec: Option<Value>,
    ) -> Value {
        let conversion = match conversion {
            1 => self.str("s"),
            2 => self.str("r"),
            3 => self.str("a"),
            _ => Value::NONE,
        };
        let spec = spec.unwrap_or(self.n.empty.value());
        let fields = [value, text, conversion, spec];
        Native::with_extra(
            &self.heap,
            types::INTERPOLATION,
            Box::new(Interpolation(fields)),
            0,
        )
        .value()
    }
    /// BUILD_TEMPLATE.
    pub fn template(&mut self, strings: Gc<Tuple>, interpolations: Gc<Tuple>) -> Value {
        let t = Template {
            strings,
            interpolations,
        };
        Native::with_extra(&self.heap, types::TEMPLATE, Box::new(t), 0).value()
    }
}

/// Items in any order to a template: neighbouring strings are joined, neighbouring interpolations get an empty string between them.
fn assemble(vm: &mut Vm, items: &[Value]) -> R {
    let mut strings: Vec<Value> = Vec::new();
    let mut fields: Vec<Value> = Vec::new();
    let mut text: Vec<Value> = Vec::new();
    for &item in items {
        if item.is_exact(types::INTERPOLATION) {
            strings.push(vm.join_strings(&text)?);
            text.clear();
            fields.push(item);
        } else {
            text.push(item);
        }
    }
    strings.push(vm.join_strings(&text)?);
    let strings = Tuple::new(&vm.heap, &strings);
    let fields = Tuple::new(&vm.heap, &fields);
    Ok(vm.template(strings, fields))
}

fn new_template(vm: &mut Vm, _: Gc<Class>, a: Args) -> R {
    if a.kw_len() > 0 {
        return Err(vm.type_error("Template.__new__ only accepts *args arguments"));
    }
    for &item in a.pos() {
        if item.cast::<Str>().is_none() && !item.is_exact(types::INTERPOLATION) {
            let t = vm.type_name(item);
            return Err(vm.type_error(format!(
                "Template.__new__ *args need to be of type 'str' or 'Interpolation', got {t}"
            )));
        }
    }
    assemble(vm, a.pos())
}

fn concat(vm: &mut Vm, a: Value, b: Value) -> R {
    let left = this::<Template>(vm, a)?;
    let Some(right) = b.native::<Template>() else {
        let t = vm.type_name(b);
        return Err(vm.type_error(format!(
            "can only concatenate {MODULE}.Template (not \"{t}\") to {MODULE}.Template"
        )));
    };
    let mut strings = left.strings.items().to_vec();
    let (first, rest) = match right.strings.items().split_first() {
        Some((first, rest)) => (*first, rest),
        None => (vm.n.empty.value(), &[][..]),
    };
    if let Some(last) = strings.last_mut() {
        *last = vm.join_strings(&[*last, first])?;
    }
    strings.extend(rest);
    let fields = [left.interpolations.items(), right.interpolations.items()].concat();
    let strings = Tuple::new(&vm.heap, &strings);
    let fields = Tuple::new(&vm.heap, &fields);
    Ok(vm.template(strings, fields))
}

fn repr_template(vm: &mut Vm, o: Value) -> R {
    let t = this::<Template>(vm, o)?;
    let strings = vm.repr(t.strings.value())?;
    let fields = vm.repr(t.interpolations.value())?;
    let text = format!(
        "Template(strings={}, interpolations={})",
        strings.as_str(),
        fields.as_str()
    );
    Ok(vm.string(text))
}

fn values(vm: &mut Vm, o: Value) -> R {
    let t = this::<Template>(vm, o)?;
    let values: Vec<Value> = t
        .interpolations
        .items()
        .iter()
        .filter_map(|i| i.native::<Interpolation>())
        .map(|i| i.0[0])
        .collect();
    Ok(vm.tuple(&values))
}

fn reduce_template(vm: &mut Vm, o: Value, _: Args) -> R {
    let t = this::<Template>(vm, o)?;
    let module = vm.import_absolute(MODULE)?;
    let make = vm.getattr_name(module, "_template_unpickle")?;
    let args = vm.tuple(&[t.strings.value(), t.interpolations.value()]);
    Ok(vm.tuple(&[make, args]))
}

fn iter(vm: &mut Vm, o: Value) -> R {
    let it = TemplateIter {
        template: o,
        at: Cell::new(0),
    };
    Ok(Native::with_extra(&vm.heap, types::TEMPLATE_ITER, Box::new(it), 0).value())
}

fn next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let it = this::<TemplateIter>(vm, o)?;
    let t = this::<Template>(vm, it.template)?;
    loop {
        let at = it.at.get();
        let parts = if at % 2 == 0 {
            t.strings
        } else {
            t.interpolations
        };
        let Some(&part) = parts.items().get(at / 2) else {
            return Ok(None);
        };
        it.at.set(at + 1);
        if part.cast::<Str>().is_none_or(|s| !s.is_empty()) {
            return Ok(Some(part));
        }
    }
}

fn new_interpolation(vm: &mut Vm, _: Gc<Class>, a: Args) -> R {
    let mut fields = a.bind(vm, "Interpolation", FIELDS, 0, 1, 4)?;
    for i in 1..4 {
        let given = fields[i];
        if given.is_null() || i == 2 && given.is_none() {
            let empty = if i == 2 {
                Value::NONE
            } else {
                vm.n.empty.value()
            };
            fields[i] = empty;
        } else if given.cast::<Str>().is_none() {
            let (name, t) = (FIELDS[i], vm.type_name(given));
            return Err(vm.type_error(format!(
                "Interpolation() argument '{name}' must be str, not {t}"
            )));
        }
    }
    if let Some(c) = fields[2].cast::<Str>()
        && !matches!(c.as_str(), "s" | "a" | "r")
    {
        return Err(
            vm.value_error("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
        );
    }
    Ok(Native::with_extra(
        &vm.heap,
        types::INTERPOLATION,
        Box::new(Interpolation(fields)),
        0,
    )
    .value())
}

fn repr_interpolation(vm: &mut Vm, o: Value) -> R {
    let fields = this::<Interpolation>(vm, o)?.0;
    let mut text = String::from("Interpolation(");
    for (i, v) in fields.into_iter().enumerate() {
        if i > 0 {
            text.push_str(", ");
        }
        text.push_str(vm.repr(v)?.as_str());
    }
    text.push(')');
    Ok(vm.string(text))
}

fn reduce_interpolation(vm: &mut Vm, o: Value, _: Args) -> R {
    let fields = this::<Interpolation>(vm, o)?.0;
    let args = vm.tuple(&fields);
    let class = vm.class(types::INTERPOLATION).value();
    Ok(vm.tuple(&[class, args]))
}

fn field<const I: usize>(vm: &mut Vm, o: Value) -> R {
    Ok(this::<Interpolation>(vm, o)?.0[I])
}

static TEMPLATE: TypeSpec = TypeSpec {
    id: types::TEMPLATE,
    name: "string.templatelib.Template",
    module: MODULE,
    kind: Kind::Native,
    slots: Slots {
        new: Some(new_template),
        repr: Some(repr_template),
        iter: Some(iter),
        concat: Some(concat),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::noargs("__reduce__", reduce_template),
        CLASS_GETITEM,
    ],
    getset: &[
        GetSetDef::rw(
            "strings",
            |vm, o| Ok(this::<Template>(vm, o)?.strings.value()),
            readonly,
        ),
        GetSetDef::rw(
            "interpolations",
            |vm, o| Ok(this::<Template>(vm, o)?.interpolations.value()),
            readonly,
        ),
        GetSetDef::ro("values", values),
    ],
    doc: "Template object",
    ..TypeSpec::BASE
};

static INTERPOLATION: TypeSpec = TypeSpec {
    id: types::INTERPOLATION,
    name: "string.templatelib.Interpolation",
    module: MODULE,
    kind: Kind::Native,
    slots: Slots {
        new: Some(new_interpolation),
        repr: Some(repr_interpolation),
        ..Slots::NONE
    },
    methods: &[
        MethodDef::noargs("__reduce__", reduce_interpolation),
        CLASS_GETITEM,
    ],
    getset: &[
        GetSetDef::rw("value", field::<0>, readonly),
        GetSetDef::rw("expression", field::<1>, readonly),
        GetSetDef::rw("conversion", field::<2>, readonly),
        GetSetDef::rw("format_spec", field::<3>, readonly),
    ],
    match_args: &FIELDS,
    doc: "Interpolation object",
    ..TypeSpec::BASE
};

static TEMPLATE_ITER: TypeSpec = TypeSpec {
    id: types::TEMPLATE_ITER,
    name: "string.templatelib.TemplateIter",
    module: MODULE,
    kind: Kind::Native,
    flags: class::NO_NEW,
    slots: Slots {
        iter: Some(|_, o| Ok(o)),
        next: Some(next),
        ..Slots::NONE
    },
    ..TypeSpec::BASE
};

/// Classes.
pub static TYPES: &[&TypeSpec] = &[&TEMPLATE, &INTERPOLATION, &TEMPLATE_ITER];
