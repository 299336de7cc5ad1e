//! `time`: clocks and `sleep`. Calendar functions are in `time_calendar`.

use super::time_calendar;
use crate::heap::Gc;
use crate::object::{IntRef, MethodDef, Module};
use crate::run::args::Args;
use crate::value::Value;
use crate::vm::{R, Vm};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Reads a clock in nanoseconds.
fn clock_ns(id: libc::clockid_t) -> i64 {
    let mut t = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: `t` is a valid place for the result; a failing clock leaves it zero.
    unsafe {
        libc::clock_gettime(id, &mut t);
    }
    t.tv_sec * 1_000_000_000 + t.tv_nsec
}
fn wall_ns() -> i64 {
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(d) => i64::try_from(d.as_nanos()).unwrap_or(i64::MAX),
        Err(e) => -i64::try_from(e.duration().as_nanos()).unwrap_or(i64::MAX),
    }
}
fn seconds(ns: i64) -> R {
    // Whole seconds and the rest apart, so that nothing is lost before the one rounding.
    Ok(Value::float(
        (ns / 1_000_000_000) as f64 + (ns % 1_000_000_000) as f64 * 1e-9,
    ))
}

macro_rules! clocks {
    ($($name:ident $name_ns:ident = $ns:expr;)*) => {
        $(fn $name(_: &mut Vm, _: Value, _: Args) -> R {
            seconds($ns)
        }
        fn $name_ns(vm: &mut Vm, _: Value, _: Args) -> R {
            Ok(vm.int($ns))
        })*
    };
}
clocks! {
    time time_ns = wall_ns();
    monotonic monotonic_ns = clock_ns(libc::CLOCK_MONOTONIC);
    perf_counter perf_counter_ns = clock_ns(libc::CLOCK_MONOTONIC);
    process_time process_time_ns = clock_ns(libc::CLOCK_PROCESS_CPUTIME_ID);
    thread_time thread_time_ns = clock_ns(libc::CLOCK_THREAD_CPUTIME_ID);
}

fn sleep(vm: &mut Vm, _: Value, a: Args) -> R {
    let v = a.at(0);
    let secs = if let Some(f) = v.as_float() {
        if f.is_nan() {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        f
    } else if vm.class_of(v).slots().index.is_some() {
        let i = vm.to_index(v)?;
        match i.as_int() {
            Some(IntRef::Small(i)) => i as f64,
            _ => f64::INFINITY,
        }
    } else {
        let t = vm.type_name(v);
        return Err(vm.type_error(format!(
            "'{t}' object cannot be interpreted as an integer or float"
        )));
    };
    if secs < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    if secs > 9.2e9 {
        return Err(vm.overflow_error("timestamp too large to convert to C PyTime_t"));
    }
    let end = clock_ns(libc::CLOCK_MONOTONIC).saturating_add((secs * 1e9) as i64);
    // In slices, so that Ctrl-C is noticed.
    loop {
        let left = end - clock_ns(libc::CLOCK_MONOTONIC);
        if left <= 0 {
            return Ok(Value::NONE);
        }
        std::thread::sleep(Duration::from_nanos(left.min(50_000_000) as u64));
        if crate::vm::signal::pending() {
            vm.safepoint()?;
        }
    }
}

static FUNCTIONS: &[MethodDef] = &[
    MethodDef::noargs("time", time),
    MethodDef::noargs("time_ns", time_ns),
    MethodDef::noargs("monotonic", monotonic),
    MethodDef::noargs("monotonic_ns", monotonic_ns),
    MethodDef::noargs("perf_counter", perf_counter),
    MethodDef::noargs("perf_counter_ns", perf_counter_ns),
    MethodDef::noargs("process_time", process_time),
    MethodDef::noargs("process_time_ns", process_time_ns),
    MethodDef::noargs("thread_time", thread_time),
    MethodDef::noargs("thread_time_ns", thread_time_ns),
    MethodDef::o("sleep", sleep),
];

/// Makes the module.
pub fn module(vm: &mut Vm) -> R<Gc<Module>> {
    let m = vm.new_module("time");
    vm.add_functions(m, "time", FUNCTIONS);
    vm.add_functions(m, "time", time_calendar::FUNCTIONS);
    let class = time_calendar::class(vm);
    vm.set_module_attr(m, "struct_time", class);
    Ok(m)
}
