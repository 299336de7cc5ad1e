//! The methods of `array.array`.

use super::array::{Array, make};
use super::support::{CLASS_GETITEM, search_bound, this};
use crate::builtins::text::buffer;
use crate::numeric::slice_index;
use crate::object::{Cmp, List, MethodDef, Str};
use crate::run::args::Args;
use crate::text::surrogate;
use crate::value::Value;
use crate::vm::{R, Vm};

/// Appends raw bytes, a whole number of items.
pub fn append_bytes(vm: &mut Vm, a: &Array, bytes: Vec<u8>) -> R<()> {
    if !bytes.len().is_multiple_of(a.code.size()) {
        return Err(vm.value_error("bytes length not a multiple of item size"));
    }
    vm.heap.charge(bytes.len());
    a.data.borrow_mut().extend_from_slice(&bytes);
    Ok(())
}

/// The items as a list.
pub fn list_of(vm: &mut Vm, a: &Array) -> Value {
    let items = (0..a.len()).filter_map(|i| a.get(vm, i)).collect();
    vm.list(items)
}

/// The characters as a str.
pub fn text_of(vm: &mut Vm, a: &Array) -> R {
    let data = a.data.borrow();
    let text: Option<String> = data
        .chunks_exact(4)
        .map(|c| {
            c.try_into()
                .ok()
                .map(u32::from_le_bytes)
                .and_then(surrogate::to_char)
        })
        .collect();
    match text {
        Some(t) => Ok(vm.string(t)),
        None => Err(vm.value_error("character is not in range [U+0000; U+10ffff]")),
    }
}

/// The index of the first item equal to `x` in `start..stop`.
pub fn find(vm: &mut Vm, a: &Array, x: Value, start: usize, stop: usize) -> R<Option<usize>> {
    let mut i = start;
    while i < stop {
        let Some(v) = a.get(vm, i) else { break };
        if vm.compare_bool(v, x, Cmp::Eq)? {
            return Ok(Some(i));
        }
        i += 1;
    }
    Ok(None)
}

fn append(vm: &mut Vm, o: Value, a: Args) -> R {
    this::<Array>(vm, o)?.push(vm, a.at(0))?;
    Ok(Value::NONE)
}

/// `a.extend(y)`.
pub fn extend_with(vm: &mut Vm, o: Value, y: Value) -> R<()> {
    let a = this::<Array>(vm, o)?;
    match y.native::<Array>() {
        Some(b) if b.code == a.code => {
            let data = b.data.borrow().clone();
            append_bytes(vm, a, data)
        }
        Some(_) => Err(vm.type_error("can only extend with array of same kind")),
        None => vm.iterate(y, |vm, x| a.push(vm, x)),
    }
}

fn extend(vm: &mut Vm, o: Value, a: Args) -> R {
    extend_with(vm, o, a.at(0))?;
    Ok(Value::NONE)
}

fn insert(vm: &mut Vm, o: Value, args: Args) -> R {
    let a = this::<Array>(vm, o)?;
    let i = vm.index_i64(args.at(0))?;
    let item = a.code.store(vm, args.at(1))?;
    let (len, size) = (a.len() as i64, a.code.size());
    let i = if i < 0 {
        i.saturating_add(len).max(0)
    } else {
        i.min(len)
    } as usize;
    a.data
        .borrow_mut()
        .splice(i * size..i * size, item[..size].iter().copied());
    Ok(Value::NONE)
}

fn pop(vm: &mut Vm, o: Value, args: Args) -> R {
    let a = this::<Array>(vm, o)?;
    let i = match args.get(0) {
        Some(v) => vm.index_i64(v)?,
        None => -1,
    };
    if a.len() == 0 {
        return Err(vm.index_error("pop from empty array"));
    }
    let Some((i, v)) = slice_index::index(i, a.len()).and_then(|i| a.get(vm, i).map(|v| (i, v)))
    else {
        return Err(vm.index_error("pop index out of range"));
    };
    let size = a.code.size();
    a.data.borrow_mut().drain(i * size..(i + 1) * size);
    Ok(v)
}

fn remove(vm: &mut Vm, o: Value, args: Args) -> R {
    let a = this::<Array>(vm, o)?;
    let size = a.code.size();
    match find(vm, a, args.at(0), 0, usize::MAX)? {
        Some(i) if i < a.len() => {
            a.data.borrow_mut().drain(i * size..(i + 1) * size);
            Ok(Value::NONE)
        }
        _ => Err(vm.value_error("array.remove(x): x not in array")),
    }
}

fn index(vm: &mut Vm, o: Value, args: Args) -> R {
    let a = this::<Array>(vm, o)?;
    let len = a.len();
    let start = search_bound(vm, args.get(1), 0, len)?;
    let stop = search_bound(vm, args.get(2), i64::MAX, len)?;
    match find(vm, a, args.at(0), start, stop)? {
        Some(i) => Ok(vm.int_usize(i)),
        None => Err(vm.value_error("array.index(x): x not in array")),
    }
}

fn count(vm: &mut Vm, o: Value, args: Args) -> R {
    let a = this::<Array>(vm, o)?;
    let (mut n, mut from) = (0, 0);
    while let Some(i) = find(vm, a, args.at(0), from, usize::MAX)? {
        n += 1;
        from = i + 1;
    }
    Ok(vm.int(n))
}

fn reverse(vm: &mut Vm, o: Value, _: Args) -> R {
    let a = this::<Array>(vm, o)?;
    let size = a.code.size();
    let mut data = a.data.borrow_mut();
    data.reverse();
    for item in data.chunks_mut(size) {
        item.reverse();
    }
    Ok(Value::NONE)
}

fn byteswap(vm: &mut Vm, o: Value, _: Args) -> R {
    let a = this::<Array>(vm, o)?;
    let size = a.code.size();
    for item in a.data.borrow_mut().chunks_mut(size) {
        item.reverse();
    }
    Ok(Value::NONE)
}

fn clear(vm: &mut Vm, o: Value, _: Args) -> R {
    this::<Array>(vm, o)?.data.borrow_mut().clear();
    Ok(Value::NONE)
}

fn copy(vm: &mut Vm, o: Value, _: Args) -> R {
    let a = this::<Array>(vm, o)?;
    let data = a.data.borrow().clone();
    Ok(make(vm, a.code, data))
}

fn tolist(vm: &mut Vm, o: Value, _: Args) -> R {
    let a = this::<Array>(vm, o)?;
    Ok(list_of(vm, a))
}

fn fromlist(vm: &mut Vm, o: Value, args: Args) -> R {
    let a = this::<Array>(vm, o)?;
    let Some(l) = args.at(0).cast::<List>() else {
        return Err(vm.type_error("arg must be list"));
    };
    let (before, mut i) = (a.data.borrow().len(), 0);
    while let Some(v) = l.get(i) {
        if let Err(e) = a.push(vm, v) {
            // All or nothing.
            a.data.borrow_mut().truncate(before);
            return Err(e);
        }
        i += 1;
    }
    Ok(Value::NONE)
}

fn tobytes(vm: &mut Vm, o: Value, _: Args) -> R {
    let a = this::<Array>(vm, o)?;
    let data = a.data.borrow().clone();
    Ok(vm.bytes(data))
}

fn frombytes(vm: &mut Vm, o: Value, args: Args) -> R {
    let a = this::<Array>(vm, o)?;
    let bytes = buffer::expect_bytes(vm, args.at(0))?;
    append_bytes(vm, a, bytes)?;
    Ok(Value::NONE)
}

fn tofile(vm: &mut Vm, o: Value, args: Args) -> R {
    let bytes = tobytes(vm, o, Args::empty())?;
    vm.call_method(args.at(0), "write", &[bytes])?;
    Ok(Value::NONE)
}

fn fromfile(vm: &mut Vm, o: Value, args: Args) -> R {
    let a = this::<Array>(vm, o)?;
    let n = vm.index_i64(args.at(1))?;
    if n < 0 {
        return Err(vm.value_error("negative count"));
    }
    let Some(want) = n.checked_mul(a.code.size() as i64) else {
        return Err(vm.memory_error());
    };
    let size = vm.int(want);
    let got = vm.call_method(args.at(0), "read", &[size])?;
    let mut bytes = buffer::expect_bytes(vm, got)?;
    let short = (bytes.len() as i64) < want;
    bytes.truncate(bytes.len() / a.code.size() * a.code.size());
    append_bytes(vm, a, bytes)?;
    if short {
        return Err(vm.raise(
            crate::object::types::EOF_ERROR,
            "read() didn't return enough bytes",
        ));
    }
    Ok(Value::NONE)
}

fn tounicode(vm: &mut Vm, o: Value, _: Args) -> R {
    let a = this::<Array>(vm, o)?;
    if !a.code.is_char() {
        return Err(
            vm.value_error("tounicode() may only be called on unicode type arrays ('u' or 'w')")
        );
    }
    text_of(vm, a)
}

fn fromunicode(vm: &mut Vm, o: Value, args: Args) -> R {
    let a = this::<Array>(vm, o)?;
    let Some(s) = args.at(0).cast::<Str>() else {
        let t = vm.type_name(args.at(0));
        return Err(vm.type_error(format!("fromunicode() argument must be str, not {t}")));
    };
    if !a.code.is_char() {
        return Err(
            vm.value_error("fromunicode() may only be called on unicode type arrays ('u' or 'w')")
        );
    }
    for c in s.as_str().chars() {
        a.data
            .borrow_mut()
            .extend_from_slice(&surrogate::code_point(c).to_le_bytes());
    }
    Ok(Value::NONE)
}

fn buffer_info(vm: &mut Vm, o: Value, _: Args) -> R {
    let a = this::<Array>(vm, o)?;
    let address = a.data.borrow().as_ptr() as usize;
    let parts = [vm.int_usize(address), vm.int_usize(a.len())];
    Ok(vm.tuple(&parts))
}

fn reduce(vm: &mut Vm, o: Value, _: Args) -> R {
    let a = this::<Array>(vm, o)?;
    let n = vm.intern("_array_reconstructor");
    // Made afresh if the program has removed the module.
    let name = vm.intern("array");
    let module = match vm.modules.get_str(name) {
        Some(m) => m,
        None => super::array::module(vm)?.value(),
    };
    let f = vm.getattr(module, n)?;
    let bytes = tobytes(vm, o, Args::empty())?;
    let class = vm.class_of(o).value();
    let args = [
        class,
        vm.char_str(a.code.letter()),
        vm.int(a.code.format_number()),
        bytes,
    ];
    let args = vm.tuple(&args);
    let state = match vm.dict_of(o) {
        Some(d) => d.value(),
        None => Value::NONE,
    };
    Ok(vm.tuple(&[f, args, state]))
}

fn sizeof(vm: &mut Vm, o: Value, _: Args) -> R {
    let n = this::<Array>(vm, o)?.data.borrow().len();
    Ok(vm.int_usize(64 + n))
}

/// Every method.
pub const METHODS: &[MethodDef] = &[
    MethodDef::o("append", append),
    MethodDef::noargs("buffer_info", buffer_info),
    MethodDef::noargs("byteswap", byteswap),
    MethodDef::noargs("clear", clear),
    MethodDef::noargs("__copy__", copy),
    MethodDef::o("__deepcopy__", copy),
    MethodDef::o("count", count),
    MethodDef::o("extend", extend),
    MethodDef::fast("fromfile", fromfile, 2, 2),
    MethodDef::o("fromlist", fromlist),
    MethodDef::o("frombytes", frombytes),
    MethodDef::o("fromunicode", fromunicode),
    MethodDef::fast("index", index, 1, 3),
    MethodDef::fast("insert", insert, 2, 2),
    MethodDef::fast("pop", pop, 0, 1),
    MethodDef::o("__reduce_ex__", reduce),
    MethodDef::o("remove", remove),
    MethodDef::noargs("reverse", reverse),
    MethodDef::o("tofile", tofile),
    MethodDef::noargs("tolist", tolist),
    MethodDef::noargs("tobytes", tobytes),
    MethodDef::noargs("tounicode", tounicode),
    MethodDef::noargs("__sizeof__", sizeof),
    CLASS_GETITEM,
];
