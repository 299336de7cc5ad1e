//! `array.array`: storage, construction and slots. Items are in `array_item`, methods in `array_methods`.

use super::array_item::{self, ALL_CODES, Code};
use super::array_methods;
use super::support::{slice_bounds, this};
use crate::builtins::text::buffer;
use crate::heap::{Gc, Kind, Tracer};
use crate::numeric::slice_index;
use crate::object::class::{BASE_TYPE, SEQUENCE, WEAKREFS};
use crate::object::misc::Buffer;
use crate::object::{
    Class, Cmp, GetSetDef, Iter, MethodDef, Module, NativeObject, Slice, Slots, Str, TypeSpec,
    types,
};
use crate::run::args::Args;
use crate::text::surrogate;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::any::Any;
use std::cell::RefCell;

/// An array of machine values.
pub struct Array {
    pub code: Code,
    /// The items, little-endian, one after the other. Borrowed for single operations only.
    pub data: RefCell<Vec<u8>>,
}
impl NativeObject for Array {
    fn trace(&self, _: &mut Tracer<'_>) {}
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn external_size(&self) -> usize {
        self.data.borrow().capacity()
    }
    fn buffer(&self) -> Option<&dyn Buffer> {
        Some(self)
    }
}
impl Buffer for Array {
    fn bytes(&self) -> Vec<u8> {
        self.data.borrow().clone()
    }
    fn byte_len(&self) -> usize {
        self.data.borrow().len()
    }
    fn write(&self, offset: usize, data: &[u8]) -> bool {
        let mut own = self.data.borrow_mut();
        match offset
            .checked_add(data.len())
            .and_then(|end| own.get_mut(offset..end))
        {
            Some(place) => {
                place.copy_from_slice(data);
                true
            }
            None => false,
        }
    }
    fn format(&self) -> char {
        self.code.format()
    }
    fn item_size(&self) -> usize {
        self.code.size()
    }
}

impl Array {
    /// An array that owns these bytes.
    pub fn new(code: Code, data: Vec<u8>) -> Array {
        Array {
            code,
            data: RefCell::new(data),
        }
    }
    /// Number of items.
    #[inline]
    pub fn len(&self) -> usize {
        self.data.borrow().len() / self.code.size()
    }
    /// The bytes of item `i`.
    #[inline]
    pub fn item_bytes(&self, i: usize) -> Option<[u8; 8]> {
        let size = self.code.size();
        let data = self.data.borrow();
        let src = data.get(i * size..(i + 1) * size)?;
        let mut out = [0; 8];
        out[..size].copy_from_slice(src);
        Some(out)
    }
    /// Item `i` as a value.
    #[inline]
    pub fn get(&self, vm: &Vm, i: usize) -> Option<Value> {
        self.item_bytes(i).map(|b| self.code.load(vm, b))
    }
    /// Appends a value.
    pub fn push(&self, vm: &mut Vm, v: Value) -> R<()> {
        let item = self.code.store(vm, v)?;
        let size = self.code.size();
        vm.heap.charge(size);
        self.data.borrow_mut().extend_from_slice(&item[..size]);
        Ok(())
    }
}

/// A new exact array.
pub fn make(vm: &mut Vm, code: Code, data: Vec<u8>) -> Value {
    vm.heap.charge(data.len());
    vm.native(types::ARRAY, Array::new(code, data))
}

fn new(vm: &mut Vm, class: Gc<Class>, a: Args) -> R {
    if class.id == types::ARRAY {
        if a.kw_len() > 0 {
            return Err(vm.type_error("array.array() takes no keyword arguments"));
        }
        if a.is_empty() || a.len() > 2 {
            let (word, n) = if a.is_empty() {
                ("at least 1 argument", 0)
            } else {
                ("at most 2 arguments", a.len())
            };
            return Err(vm.type_error(format!("array() takes {word} ({n} given)")));
        }
    }
    let Some(first) = a.get(0) else {
        return Err(vm.type_error("array() takes at least 1 argument (0 given)"));
    };
    let Some(text) = first.cast::<Str>() else {
        let t = vm.type_name(first);
        return Err(vm.type_error(format!(
            "array() argument 1 must be a unicode character, not {t}"
        )));
    };
    if text.char_len() != 1 {
        return Err(vm.type_error(format!(
            "array() argument 1 must be a unicode character, not a string of length {}",
            text.char_len()
        )));
    }
    let letter = text.as_str().chars().next().unwrap_or(' ');
    let init = a.get(1);
    let code = Code::from_char(letter);
    if init.is_some_and(|v| v.cast::<Str>().is_some()) && !code.is_some_and(|c| c.is_char()) {
        return Err(vm.type_error(format!(
            "cannot use a str to initialize an array with typecode '{letter}'"
        )));
    }
    if let Some(other) = init.and_then(|v| v.native::<Array>())
        && other.code.is_char()
        && !code.is_some_and(|c| c.is_char())
    {
        return Err(vm.type_error(format!(
            "cannot use a unicode array to initialize an array with typecode '{letter}'"
        )));
    }
    let Some(code) = code else {
        return Err(
            vm.value_error("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)")
        );
    };
    let v = vm.native_of(class, Array::new(code, Vec::new()));
    let Some(init) = init else { return Ok(v) };
    let array = this::<Array>(vm, v)?;
    if let Some(other) = init.native::<Array>().filter(|o| o.code == code) {
        let data = other.data.borrow().clone();
        *array.data.borrow_mut() = data;
    } else if let Some(s) = init.cast::<Str>() {
        for c in s.as_str().chars() {
            array
                .data
                .borrow_mut()
                .extend_from_slice(&surrogate::code_point(c).to_le_bytes());
        }
    } else if init.cast::<crate::object::Bytes>().is_some()
        || init.cast::<crate::object::ByteArray>().is_some()
    {
        let bytes = buffer::expect_bytes(vm, init)?;
        array_methods::append_bytes(vm, array, bytes)?;
    } else {
        vm.iterate(init, |vm, x| array.push(vm, x))?;
    }
    Ok(v)
}

fn repr(vm: &mut Vm, o: Value) -> R {
    let a = this::<Array>(vm, o)?;
    let name = super::support::short_name(vm, o);
    let code = a.code.letter();
    if a.len() == 0 {
        return Ok(vm.string(format!("{name}('{code}')")));
    }
    let items = if a.code.is_char() {
        let text = array_methods::text_of(vm, a)?;
        vm.repr(text)?
    } else {
        let list = array_methods::list_of(vm, a);
        vm.repr(list)?
    };
    Ok(vm.string(format!("{name}('{code}', {})", items.as_str())))
}

fn compare(vm: &mut Vm, x: Value, y: Value, op: Cmp) -> R {
    let (Some(a), Some(b)) = (x.native::<Array>(), y.native::<Array>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if a.len() != b.len() && matches!(op, Cmp::Eq | Cmp::Ne) {
        return Ok(Value::bool(op == Cmp::Ne));
    }
    let mut i = 0;
    while let (Some(p), Some(q)) = (a.get(vm, i), b.get(vm, i)) {
        if !vm.compare_bool(p, q, Cmp::Eq)? {
            return match op {
                Cmp::Eq => Ok(Value::FALSE),
                Cmp::Ne => Ok(Value::TRUE),
                _ => vm.compare(p, q, op),
            };
        }
        i += 1;
    }
    Ok(Value::bool(op.holds(a.len().cmp(&b.len()))))
}

fn is_index(vm: &Vm, k: Value) -> bool {
    k.is_small() || vm.class_of(k).slots().index.is_some()
}

fn getitem(vm: &mut Vm, o: Value, k: Value) -> R {
    let a = this::<Array>(vm, o)?;
    if is_index(vm, k) {
        let i = vm.sequence_index(k)?;
        return match slice_index::index(i, a.len()).and_then(|i| a.get(vm, i)) {
            Some(v) => Ok(v),
            None => Err(vm.index_error("array index out of range")),
        };
    }
    let Some(s) = k.cast::<Slice>() else {
        return Err(vm.type_error("array indices must be integers"));
    };
    let s = slice_bounds(vm, s, || a.len())?;
    let mut out = Vec::with_capacity(s.count * a.code.size());
    let mut i = s.start;
    for _ in 0..s.count {
        if let Some(b) = a.item_bytes(i as usize) {
            out.extend_from_slice(&b[..a.code.size()]);
        }
        i += s.step;
    }
    Ok(make(vm, a.code, out))
}

fn setitem(vm: &mut Vm, o: Value, k: Value, v: Option<Value>) -> R<()> {
    let a = this::<Array>(vm, o)?;
    let size = a.code.size();
    if is_index(vm, k) {
        let i = vm.sequence_index(k)?;
        let Some(mut i) = slice_index::index(i, a.len()) else {
            return Err(vm.index_error("array assignment index out of range"));
        };
        let Some(v) = v else {
            a.data.borrow_mut().drain(i * size..(i + 1) * size);
            return Ok(());
        };
        let item = a.code.store(vm, v)?;
        // Conversion can run Python code that shortens the array.
        i *= size;
        return match a.data.borrow_mut().get_mut(i..i + size) {
            Some(place) => {
                place.copy_from_slice(&item[..size]);
                Ok(())
            }
            None => Err(vm.index_error("array assignment index out of range")),
        };
    }
    let Some(s) = k.cast::<Slice>() else {
        return Err(vm.type_error("array indices must be integers"));
    };
    let with: Vec<u8> = match v {
        None => Vec::new(),
        Some(v) => match v.native::<Array>() {
            Some(other) if other.code == a.code => other.data.borrow().clone(),
            Some(_) => return Err(vm.type_error("bad argument type for built-in operation")),
            None => {
                let t = vm.type_name(v);
                return Err(vm.type_error(format!(
                    "can only assign array (not \"{t}\") to array slice"
                )));
            }
        },
    };
    let s = slice_bounds(vm, s, || a.len())?;
    let mut data = a.data.borrow_mut();
    if s.step == 1 {
        let start = (s.start.max(0) as usize).min(data.len() / size);
        let end = start + s.count;
        data.splice(start * size..end * size, with);
        return Ok(());
    }
    let positions = (0..s.count as i64).map(|n| (s.start + n * s.step) as usize);
    if v.is_none() {
        let dead: std::collections::BTreeSet<usize> = positions.collect();
        let kept = data
            .chunks(size)
            .enumerate()
            .filter(|(i, _)| !dead.contains(i))
            .flat_map(|(_, c)| c.to_vec());
        let kept: Vec<u8> = kept.collect();
        *data = kept;
        return Ok(());
    }
    if with.len() / size != s.count {
        drop(data);
        return Err(vm.value_error(format!(
            "attempt to assign array of size {} to extended slice of size {}",
            with.len() / size,
            s.count
        )));
    }
    for (i, item) in positions.zip(with.chunks(size)) {
        if let Some(place) = data.get_mut(i * size..(i + 1) * size) {
            place.copy_from_slice(item);
        }
    }
    Ok(())
}

fn contains(vm: &mut Vm, o: Value, x: Value) -> R<bool> {
    let a = this::<Array>(vm, o)?;
    Ok(array_methods::find(vm, a, x, 0, usize::MAX)?.is_some())
}

fn concat(vm: &mut Vm, x: Value, y: Value) -> R {
    let a = this::<Array>(vm, x)?;
    let Some(b) = y.native::<Array>() else {
        let t = vm.type_name(y);
        return Err(vm.type_error(format!("can only append array (not \"{t}\") to array")));
    };
    if a.code != b.code {
        return Err(vm.type_error("bad argument type for built-in operation"));
    }
    let mut data = a.data.borrow().clone();
    data.extend_from_slice(&b.data.borrow());
    Ok(make(vm, a.code, data))
}

fn inplace_concat(vm: &mut Vm, x: Value, y: Value) -> R {
    if y.native::<Array>().is_none() {
        let t = vm.type_name(y);
        return Err(vm.type_error(format!("can only extend with array (not \"{t}\")")));
    }
    array_methods::extend_with(vm, x, y)?;
    Ok(x)
}

fn repeated(vm: &mut Vm, o: Value, n: Value) -> R<Vec<u8>> {
    let a = this::<Array>(vm, o)?;
    let n = vm.index_i64(n)?.max(0) as usize;
    let data = a.data.borrow();
    let mut out = Vec::new();
    match data
        .len()
        .checked_mul(n)
        .filter(|t| *t <= isize::MAX as usize)
    {
        Some(total) if out.try_reserve_exact(total).is_ok() => {
            for _ in 0..n {
                out.extend_from_slice(&data);
            }
            Ok(out)
        }
        _ => Err(vm.memory_error()),
    }
}

fn repeat(vm: &mut Vm, o: Value, n: Value) -> R {
    let out = repeated(vm, o, n)?;
    let code = this::<Array>(vm, o)?.code;
    Ok(make(vm, code, out))
}

fn inplace_repeat(vm: &mut Vm, o: Value, n: Value) -> R {
    let out = repeated(vm, o, n)?;
    *this::<Array>(vm, o)?.data.borrow_mut() = out;
    Ok(o)
}

fn next(vm: &mut Vm, o: Value) -> R<Option<Value>> {
    let Some(it) = o.cast::<Iter>() else {
        return Ok(None);
    };
    let Some(a) = it.source.get().native::<Array>() else {
        return Ok(None);
    };
    let v = a.get(vm, it.pos.get());
    match v {
        Some(_) => it.pos.set(it.pos.get() + 1),
        None => it.source.set(Value::NULL),
    }
    Ok(v)
}

static ARRAY_ITER: TypeSpec = TypeSpec {
    id: types::ARRAY_ITER,
    name: "array.arrayiterator",
    module: "array",
    kind: Kind::Iter,
    slots: Slots {
        iter: Some(|_, o| Ok(o)),
        next: Some(next),
        ..Slots::NONE
    },
    ..TypeSpec::BASE
};

static ARRAY: TypeSpec = TypeSpec {
    id: types::ARRAY,
    name: "array.array",
    module: "array",
    kind: Kind::Native,
    flags: BASE_TYPE | SEQUENCE | WEAKREFS,
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        compare: Some(compare),
        iter: Some(|vm, o| Ok(Iter::new(&vm.heap, types::ARRAY_ITER, o, 0, 0).value())),
        len: Some(|vm, o| Ok(this::<Array>(vm, o)?.len())),
        getitem: Some(getitem),
        setitem: Some(setitem),
        contains: Some(contains),
        concat: Some(concat),
        inplace_concat: Some(inplace_concat),
        repeat: Some(repeat),
        inplace_repeat: Some(inplace_repeat),
        ..Slots::NONE
    },
    methods: array_methods::METHODS,
    getset: &[
        GetSetDef::ro("typecode", |vm, o| {
            let c = this::<Array>(vm, o)?.code.letter();
            Ok(vm.char_str(c))
        }),
        GetSetDef::ro("itemsize", |vm, o| {
            let n = this::<Array>(vm, o)?.code.size();
            Ok(vm.int_usize(n))
        }),
    ],
    ..TypeSpec::BASE
};

/// Classes.
pub static TYPES: &[&TypeSpec] = &[&ARRAY, &ARRAY_ITER];

static FUNCTIONS: &[MethodDef] = &[MethodDef::fast(
    "_array_reconstructor",
    array_item::reconstruct,
    4,
    4,
)];

/// Makes the module.
pub fn module(vm: &mut Vm) -> R<Gc<Module>> {
    let m = vm.new_module("array");
    vm.add_functions(m, "array", FUNCTIONS);
    let class = vm.class(types::ARRAY).value();
    vm.set_module_attr(m, "array", class);
    vm.set_module_attr(m, "ArrayType", class);
    let codes = vm.str(ALL_CODES);
    vm.set_module_attr(m, "typecodes", codes);
    Ok(m)
}
