//! `time`: calendar functions and `struct_time`.

use crate::heap::{Gc, Kind};
use crate::object::class::SEQUENCE;
use crate::object::{Class, GetSetDef, MethodDef, Slots, Tuple, TypeSpec, types};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};

const FIELDS: [&str; 9] = [
    "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst",
];

fn item<const I: usize>(_: &mut Vm, v: Value) -> R {
    Ok(v.cast::<Tuple>()
        .and_then(|t| t.items().get(I).copied())
        .unwrap_or(Value::NONE))
}

fn make(vm: &mut Vm, items: &[Value]) -> Value {
    Tuple::with_extra(&vm.heap, items, types::STRUCT_SEQ_TIME, 0).value()
}

fn new(vm: &mut Vm, _: Gc<Class>, a: Args) -> R {
    let [items] = a.bind(vm, "structseq", ["sequence"], 0, 1, 1)?;
    let items = vm.collect_list(items)?;
    if items.len() != 9 {
        let n = items.len();
        return Err(vm.type_error(format!(
            "time.struct_time() takes a 9-sequence ({n}-sequence given)"
        )));
    }
    let items = items.to_vec();
    Ok(make(vm, &items))
}

fn repr(vm: &mut Vm, v: Value) -> R {
    let mut out = String::from("time.struct_time(");
    for (i, name) in FIELDS.iter().enumerate() {
        let x = v
            .cast::<Tuple>()
            .and_then(|t| t.items().get(i).copied())
            .unwrap_or(Value::NONE);
        let s = vm.repr(x)?;
        out.push_str(if i > 0 { ", " } else { "" });
        out.push_str(&format!("{name}={}", s.as_str()));
    }
    out.push(')');
    Ok(vm.string(out))
}

/// `time.struct_time`.
pub static STRUCT_TIME: TypeSpec = TypeSpec {
    id: types::STRUCT_SEQ_TIME,
    name: "struct_time",
    module: "time",
    base: types::TUPLE,
    kind: Kind::Tuple,
    flags: SEQUENCE,
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        ..Slots::NONE
    },
    getset: &[
        GetSetDef::ro("tm_year", item::<0>),
        GetSetDef::ro("tm_mon", item::<1>),
        GetSetDef::ro("tm_mday", item::<2>),
        GetSetDef::ro("tm_hour", item::<3>),
        GetSetDef::ro("tm_min", item::<4>),
        GetSetDef::ro("tm_sec", item::<5>),
        GetSetDef::ro("tm_wday", item::<6>),
        GetSetDef::ro("tm_yday", item::<7>),
        GetSetDef::ro("tm_isdst", item::<8>),
    ],
    doc: "The time value as returned by gmtime(), localtime(), and strptime(), and\n\
          accepted by asctime(), mktime() and strftime().",
    ..TypeSpec::BASE
};

fn zeroed() -> libc::tm {
    // SAFETY: `tm` is a plain C struct (ints and a nullable pointer): all zeroes is a valid value.
    unsafe { std::mem::zeroed() }
}

/// A time stamp argument; absent or None: now.
fn stamp(vm: &mut Vm, a: Args) -> R<i64> {
    match a.get(0).and_then(|v| v.non_none()) {
        None => Ok(std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0, |d| d.as_secs() as i64)),
        Some(v) => {
            let x = vm.to_f64(v)?;
            if !(-6e16..=6e16).contains(&x) {
                return Err(vm.overflow_error("timestamp out of range for platform time_t"));
            }
            Ok(x.floor() as i64)
        }
    }
}

fn from_tm(vm: &mut Vm, t: &libc::tm) -> Value {
    let fields = [
        t.tm_year + 1900,
        t.tm_mon + 1,
        t.tm_mday,
        t.tm_hour,
        t.tm_min,
        t.tm_sec,
        (t.tm_wday + 6) % 7,
        t.tm_yday + 1,
        t.tm_isdst,
    ];
    let items = fields.map(|f| Value::small(f as i64));
    make(vm, &items)
}

fn broken_down(vm: &mut Vm, seconds: i64, local: bool) -> R<libc::tm> {
    let (t, mut out) = (seconds as libc::time_t, zeroed());
    // SAFETY: both pointers are valid for the call.
    let ok = unsafe {
        if local {
            libc::localtime_r(&t, &mut out)
        } else {
            libc::gmtime_r(&t, &mut out)
        }
    };
    if ok.is_null() {
        Err(vm.overflow_error("timestamp out of range for platform time_t"))
    } else {
        Ok(out)
    }
}

fn gmtime(vm: &mut Vm, _: Value, a: Args) -> R {
    let s = stamp(vm, a)?;
    let t = broken_down(vm, s, false)?;
    Ok(from_tm(vm, &t))
}
fn localtime(vm: &mut Vm, _: Value, a: Args) -> R {
    let s = stamp(vm, a)?;
    let t = broken_down(vm, s, true)?;
    Ok(from_tm(vm, &t))
}

fn to_tm(vm: &mut Vm, v: Value, func: &str) -> R<libc::tm> {
    let Some(t) = v.cast::<Tuple>() else {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    };
    if t.len() != 9 {
        return Err(vm.type_error(format!("{func}(): illegal time tuple argument")));
    }
    let mut f = [0i32; 9];
    for (place, &x) in f.iter_mut().zip(t.items()) {
        *place = vm.index_i32(x)?;
    }
    let mut out = zeroed();
    (out.tm_year, out.tm_mon, out.tm_mday) =
        (f[0].saturating_sub(1900), f[1].max(1) - 1, f[2].max(1));
    (out.tm_hour, out.tm_min, out.tm_sec) = (f[3], f[4], f[5]);
    (out.tm_wday, out.tm_yday, out.tm_isdst) =
        ((f[6].rem_euclid(7) + 1) % 7, f[7].max(1) - 1, f[8]);
    let limits = [
        (out.tm_mon > 11, "month out of range"),
        (out.tm_mday > 31, "day of month out of range"),
        (!(0..24).contains(&out.tm_hour), "hour out of range"),
        (!(0..60).contains(&out.tm_min), "minute out of range"),
        (!(0..62).contains(&out.tm_sec), "seconds out of range"),
        (out.tm_yday > 365, "day of year out of range"),
    ];
    if func != "mktime"
        && let Some((_, msg)) = limits.iter().find(|l| l.0)
    {
        return Err(vm.value_error(*msg));
    }
    Ok(out)
}
fn mktime(vm: &mut Vm, _: Value, a: Args) -> R {
    let mut t = to_tm(vm, a.at(0), "mktime")?;
    // SAFETY: `t` is a valid struct.
    let r = unsafe { libc::mktime(&mut t) };
    Ok(Value::float(r as f64))
}

fn formatted(vm: &mut Vm, format: &str, t: &libc::tm) -> R {
    let Ok(c) = std::ffi::CString::new(format) else {
        return Err(vm.value_error("embedded null character"));
    };
    let mut buf = vec![0u8; 256 + format.len() * 32];
    // SAFETY: the buffer has the size that is passed, the format ends in a zero byte.
    let n = unsafe { libc::strftime(buf.as_mut_ptr().cast(), buf.len(), c.as_ptr(), t) };
    buf.truncate(n);
    Ok(vm.string(String::from_utf8_lossy(&buf).into_owned()))
}
fn strftime(vm: &mut Vm, _: Value, a: Args) -> R {
    let format = vm.expect_str(a.at(0), "strftime() argument 1")?;
    let t = match a.get(1) {
        Some(v) => to_tm(vm, v, "strftime")?,
        None => {
            let now = stamp(vm, Args::empty())?;
            broken_down(vm, now, true)?
        }
    };
    formatted(vm, format.as_str(), &t)
}
fn ctime(vm: &mut Vm, _: Value, a: Args) -> R {
    let s = stamp(vm, a)?;
    let t = broken_down(vm, s, true)?;
    formatted(vm, "%a %b %e %H:%M:%S %Y", &t)
}
fn asctime(vm: &mut Vm, _: Value, a: Args) -> R {
    let t = match a.get(0) {
        Some(v) => to_tm(vm, v, "asctime")?,
        None => {
            let now = stamp(vm, Args::empty())?;
            broken_down(vm, now, true)?
        }
    };
    formatted(vm, "%a %b %e %H:%M:%S %Y", &t)
}

/// The functions.
pub static FUNCTIONS: &[MethodDef] = &[
    MethodDef::fast("gmtime", gmtime, 0, 1),
    MethodDef::fast("localtime", localtime, 0, 1),
    MethodDef::o("mktime", mktime),
    MethodDef::fast("strftime", strftime, 1, 2),
    MethodDef::fast("ctime", ctime, 0, 1),
    MethodDef::fast("asctime", asctime, 0, 1),
];

/// The class, for the module.
pub fn class(vm: &Vm) -> Value {
    vm.class(types::STRUCT_SEQ_TIME).value()
}
