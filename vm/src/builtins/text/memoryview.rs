//! `memoryview`: one-dimensional views of bytes, bytearray and library buffers.

use super::adjusted;
use super::buffer::{bytes_like, expect_bytes};
use super::memory_items::{item_size, pack, unpack};
use super::memoryview_methods as methods;
use crate::heap::{Gc, Kind, Tracer};
use crate::object::class::SEQUENCE;
use crate::object::{
    ByteArray, Bytes, Class, Cmp, Iter, NativeObject, Slice, Slots, Tuple, TypeSpec, types,
};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A view: `len` items from byte `offset` of the source, `stride` bytes apart.
pub struct View {
    /// The object whose memory this is: bytes, bytearray or a library buffer.
    pub source: Value,
    pub offset: usize,
    pub len: usize,
    pub stride: i64,
    pub format: char,
    pub read_only: bool,
    pub released: Cell<bool>,
    /// Counts the views of a bytearray.
    export: RefCell<Option<Rc<Cell<u32>>>>,
}

impl NativeObject for View {
    fn trace(&self, t: &mut Tracer<'_>) {
        t.visit(self.source);
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}
impl Drop for View {
    fn drop(&mut self) {
        self.release();
    }
}

impl View {
    /// A view with the same source.
    pub fn derived(
        &self,
        offset: usize,
        len: usize,
        stride: i64,
        format: char,
        read_only: bool,
    ) -> View {
        let mut v = View::of(self.source);
        (v.offset, v.len, v.stride, v.format, v.read_only) =
            (offset, len, stride, format, read_only);
        v
    }
    /// The view of a whole bytes-like source that is no view itself.
    fn of(source: Value) -> View {
        let (size, format, read_only) = match source.native_buffer() {
            Some(b) => (b.byte_len(), b.format(), b.read_only()),
            None => (
                super::buffer::with(source, |b| b.len()),
                'B',
                source.cast::<Bytes>().is_some(),
            ),
        };
        let export = source.cast::<ByteArray>().map(|b| {
            let n = b.exports.get_or_init(|| Rc::new(Cell::new(0))).clone();
            n.set(n.get() + 1);
            n
        });
        let item = item_size(format);
        View {
            source,
            offset: 0,
            len: size / item,
            stride: item as i64,
            format,
            read_only,
            released: Cell::new(false),
            export: RefCell::new(export),
        }
    }
    /// Ends the view.
    pub fn release(&self) {
        self.released.set(true);
        if let Some(n) = self.export.borrow_mut().take() {
            n.set(n.get().saturating_sub(1));
        }
    }
    /// ValueError after `release()`.
    pub fn check(&self, vm: &mut Vm) -> R<()> {
        if self.released.get() {
            return Err(vm.value_error("operation forbidden on released memoryview object"));
        }
        Ok(())
    }
    /// Bytes per item.
    pub fn item(&self) -> usize {
        item_size(self.format)
    }
    /// Byte position of item `i`.
    pub fn position(&self, i: usize) -> usize {
        (self.offset as i64 + self.stride * i as i64) as usize
    }
    /// Calls `f` with the whole memory of the source.
    fn memory<T>(&self, f: impl FnOnce(&[u8]) -> T) -> T {
        match self.source.native_buffer() {
            Some(b) => f(&b.bytes()),
            None => super::buffer::with(self.source, f),
        }
    }
    /// The items' bytes in order.
    pub fn bytes(&self) -> Vec<u8> {
        let n = self.item();
        self.memory(|m| {
            if self.stride == n as i64 {
                return m
                    .get(self.offset..self.offset + n * self.len)
                    .unwrap_or(&[])
                    .to_vec();
            }
            (0..self.len)
                .flat_map(|i| {
                    m.get(self.position(i)..self.position(i) + n)
                        .unwrap_or(&[])
                        .to_vec()
                })
                .collect()
        })
    }
    fn item_bytes(&self, i: usize) -> Vec<u8> {
        let p = self.position(i);
        self.memory(|m| m.get(p..p + self.item()).unwrap_or(&[]).to_vec())
    }
    /// Overwrites bytes of the source.
    fn write(&self, at: usize, data: &[u8]) {
        if let Some(b) = self.source.cast::<ByteArray>() {
            if let Some(place) = b.data.borrow_mut().get_mut(at..at + data.len()) {
                place.copy_from_slice(data);
            }
        } else if let Some(b) = self.source.native_buffer() {
            b.write(at, data);
        }
    }
}

/// The receiver, not released.
pub fn this(vm: &mut Vm, v: Value) -> R<&'static View> {
    match v.native::<View>() {
        Some(m) => {
            m.check(vm)?;
            Ok(m)
        }
        None => Err(vm.type_error("a memoryview is required")),
    }
}

fn new(vm: &mut Vm, _: Gc<Class>, a: Args) -> R {
    let [object] = a.bind(vm, "memoryview", ["object"], 0, 1, 1)?;
    if object.native::<View>().is_some() {
        let m = this(vm, object)?;
        let copy = m.derived(m.offset, m.len, m.stride, m.format, m.read_only);
        return Ok(vm.native(types::MEMORYVIEW, copy));
    }
    if !super::buffer::is_bytes_like(object) {
        let t = vm.type_name(object);
        return Err(vm.type_error(format!(
            "memoryview: a bytes-like object is required, not '{t}'"
        )));
    }
    Ok(vm.native(types::MEMORYVIEW, View::of(object)))
}

fn index(vm: &mut Vm, m: &View, k: Value) -> R<usize> {
    if let Some(t) = k.cast::<Tuple>() {
        let n = t.len();
        return Err(vm.type_error(format!(
            "cannot index 1-dimension view with {n}-element tuple"
        )));
    }
    if vm.class_of(k).slots().index.is_none() {
        return Err(vm.type_error("memoryview: invalid slice key"));
    }
    let i = vm.sequence_index(k)?;
    let i = if i < 0 { i + m.len as i64 } else { i };
    match usize::try_from(i).ok().filter(|&i| i < m.len) {
        Some(i) => Ok(i),
        None => Err(vm.index_error("index out of bounds on dimension 1")),
    }
}

/// Item `i` as a Python value.
pub fn item(vm: &mut Vm, m: &View, i: usize) -> Value {
    unpack(vm, m.format, &m.item_bytes(i))
}

fn getitem(vm: &mut Vm, v: Value, k: Value) -> R {
    let m = this(vm, v)?;
    if let Some(s) = k.cast::<Slice>() {
        let s = adjusted(vm, &s, || m.len)?;
        let offset = if s.count == 0 {
            m.offset
        } else {
            m.position(s.start.max(0) as usize)
        };
        let part = m.derived(offset, s.count, m.stride * s.step, m.format, m.read_only);
        return Ok(vm.native(types::MEMORYVIEW, part));
    }
    let i = index(vm, m, k)?;
    Ok(item(vm, m, i))
}

fn setitem(vm: &mut Vm, v: Value, k: Value, x: Option<Value>) -> R<()> {
    let m = this(vm, v)?;
    if m.read_only {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    let Some(x) = x else {
        return Err(vm.type_error("cannot delete memory"));
    };
    if let Some(s) = k.cast::<Slice>() {
        let s = adjusted(vm, &s, || m.len)?;
        let data = expect_bytes(vm, x)?;
        if data.len() != s.count * m.item() {
            return Err(vm.value_error(
                "memoryview assignment: lvalue and rvalue have different structures",
            ));
        }
        for (i, d) in data.chunks(m.item()).enumerate() {
            m.write(m.position((s.start + s.step * i as i64) as usize), d);
        }
        return Ok(());
    }
    let i = index(vm, m, k)?;
    let data = pack(vm, m.format, x)?;
    // `__index__` of the value may have released the view.
    m.check(vm)?;
    m.write(m.position(i), &data);
    Ok(())
}

fn compare(vm: &mut Vm, a: Value, b: Value, op: Cmp) -> R {
    if !matches!(op, Cmp::Eq | Cmp::Ne) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let equal = if a.is(b) {
        true
    } else {
        let format = |v: Value| match v.native::<View>() {
            Some(m) => m.format,
            None => v.native_buffer().map_or('B', |b| b.format()),
        };
        let (fa, fb) = (format(a), format(b));
        let (Some(x), Some(y)) = (bytes_like(vm, a)?, bytes_like(vm, b)?) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        if fa == fb && !matches!(fa, 'f' | 'd') {
            x == y
        } else {
            equal_items(vm, fa, &x, fb, &y)?
        }
    };
    Ok(Value::bool(equal == (op == Cmp::Eq)))
}
fn equal_items(vm: &mut Vm, fa: char, x: &[u8], fb: char, y: &[u8]) -> R<bool> {
    let (n, m) = (item_size(fa), item_size(fb));
    if x.len() / n != y.len() / m {
        return Ok(false);
    }
    for (p, q) in x.chunks(n).zip(y.chunks(m)) {
        let (p, q) = (unpack(vm, fa, p), unpack(vm, fb, q));
        if !vm.compare_bool(p, q, Cmp::Eq)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn hash(vm: &mut Vm, v: Value) -> R<i64> {
    let m = this(vm, v)?;
    if !m.read_only {
        return Err(vm.value_error("cannot hash writable memoryview object"));
    }
    let b = vm.bytes(m.bytes());
    vm.hash(b)
}

fn repr(vm: &mut Vm, v: Value) -> R {
    let released = v.native::<View>().is_some_and(|m| m.released.get());
    let word = if released {
        "released memory"
    } else {
        "memory"
    };
    let address = v.bits() & ((1 << 48) - 1);
    Ok(vm.string(format!("<{word} at 0x{address:x}>")))
}

pub static MEMORYVIEW: TypeSpec = TypeSpec {
    id: types::MEMORYVIEW,
    name: "memoryview",
    kind: Kind::Native,
    flags: SEQUENCE,
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        hash: Some(hash),
        compare: Some(compare),
        iter: Some(|vm, v| {
            this(vm, v)?;
            Ok(Iter::new(&vm.heap, types::MEMORY_ITER, v, 0, 0).value())
        }),
        len: Some(|vm, v| Ok(this(vm, v)?.len)),
        getitem: Some(getitem),
        setitem: Some(setitem),
        ..Slots::NONE
    },
    methods: methods::METHODS,
    getset: methods::GETSET,
    doc: "Create a new memoryview object which references the given object.",
    ..TypeSpec::BASE
};
