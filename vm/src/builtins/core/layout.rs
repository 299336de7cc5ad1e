//! Whether objects of one class can become objects of another: what `C.__bases__ = ...` and `o.__class__ = C` ask.

use crate::heap::{Gc, Kind};
use crate::object::class::{HAS_DICT, HEAP_TYPE, WEAKREFS};
use crate::object::{Class, Descriptor, DescriptorKind};
use crate::vm::{R, Vm};

/// Raises TypeError as CPython words it unless the layouts agree.
pub fn check_assignment(vm: &mut Vm, attr: &str, old: Gc<Class>, new: Gc<Class>) -> R<()> {
    let what = if has_links(&old) != has_links(&new) {
        // CPython frees objects with and without links to others in different ways.
        "deallocator"
    } else if compatible(old, new) {
        return Ok(());
    } else {
        "object layout"
    };
    let (new, old) = (new.name_str(), old.name_str());
    Err(vm.type_error(format!(
        "{attr} assignment: '{new}' {what} differs from '{old}'"
    )))
}

/// The classes below which nothing was added must be one class, or have added the same to the same base.
fn compatible(old: Gc<Class>, new: Gc<Class>) -> bool {
    let (a, b) = (layout_origin(new), layout_origin(old));
    let bits = HAS_DICT | WEAKREFS;
    a.same(b) || same_additions(a, b) && a.flags.get() & bits == b.flags.get() & bits
}

/// The highest class in the line of bases whose instances look the same.
fn layout_origin(class: Gc<Class>) -> Gc<Class> {
    let mut class = class;
    while let Some(base) = class.base.get().filter(|base| adds_nothing(&class, base)) {
        class = base;
    }
    class
}

fn adds_nothing(class: &Class, base: &Class) -> bool {
    let bits = HAS_DICT | WEAKREFS;
    class.kind == base.kind
        && class.member_slots.get() == base.member_slots.get()
        && class.flags.get() & bits == base.flags.get() & bits
        && has_links(class) == has_links(base)
        && (class.kind != Kind::Native || class.has_flag(HEAP_TYPE))
        && !(class.kind == Kind::Exception
            && crate::builtins::errors::fields::has_own_fields(class.id))
}

/// Whether two Python classes have one base and the same `__slots__`.
fn same_additions(a: Gc<Class>, b: Gc<Class>) -> bool {
    let (Some(x), Some(y)) = (a.base.get(), b.base.get()) else {
        return false;
    };
    let python = a.has_flag(HEAP_TYPE) && b.has_flag(HEAP_TYPE);
    python
        && x.same(y)
        && a.member_slots.get() == b.member_slots.get()
        && own_slots(&a) == own_slots(&b)
}

/// Names and places of the members that the class's own `__slots__` made.
fn own_slots(class: &Class) -> Vec<(u16, &'static str)> {
    let inherited = class.base.get().map_or(0, |b| b.member_slots.get());
    let mut out = Vec::new();
    for e in class.dict.entries() {
        if let Some(d) = e.value.cast::<Descriptor>()
            && let DescriptorKind::Member(i) = d.what
            && i >= inherited
        {
            out.push((i, d.name.as_str()));
        }
    }
    out.sort_unstable();
    out
}

/// Whether CPython's cycle collector looks at instances: those of Python classes, and those of native classes that refer to other objects.
fn has_links(class: &Class) -> bool {
    let plain = matches!(
        class.kind,
        Kind::Instance | Kind::Int | Kind::Float | Kind::Complex | Kind::Str | Kind::Bytes
    );
    !plain || class.has_flag(HEAP_TYPE)
}
