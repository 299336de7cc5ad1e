//! `encode` and `decode`: codec look-up and the exceptions with their five arguments.

use super::lift;
use crate::heap::Gc;
use crate::object::{Str, types};
use crate::text::codecs::{self, CodecError, CodingFailure, Handler};
use crate::value::Value;
use crate::vm::{R, Raised, Vm};

fn unicode_error(
    vm: &mut Vm,
    class: crate::object::TypeId,
    e: &CodecError,
    object: Value,
) -> Raised {
    let encoding = vm.str(e.encoding);
    let (start, end, reason) = (vm.int_usize(e.start), vm.int_usize(e.end), vm.str(e.reason));
    vm.raise_with(class, &[encoding, object, start, end, reason])
}

/// `bytes.decode(encoding, errors)`.
pub fn decode(vm: &mut Vm, data: &[u8], encoding: &str, errors: &str) -> R<String> {
    if let ("utf-8", Ok(s)) = (encoding, std::str::from_utf8(data)) {
        return Ok(s.to_string());
    }
    // Nothing is nothing in any encoding.
    if data.is_empty() {
        return Ok(String::new());
    }
    let enc = lift(vm, codecs::find_encoding(encoding))?;
    match codecs::decode(data, enc, Handler::named(errors)) {
        Ok(s) => Ok(s),
        Err(CodingFailure::Unicode(e)) => {
            let object = vm.bytes(data);
            Err(unicode_error(vm, types::UNICODE_DECODE_ERROR, &e, object))
        }
        Err(CodingFailure::Other(e)) => Err(vm.text_error(e)),
    }
}

/// `str.encode(encoding, errors)`.
pub fn encode(vm: &mut Vm, s: Gc<Str>, encoding: &str, errors: &str) -> R<Vec<u8>> {
    let enc = lift(vm, codecs::find_encoding(encoding))?;
    match codecs::encode(s.as_str(), enc, Handler::named(errors)) {
        Ok(b) => Ok(b),
        Err(CodingFailure::Unicode(e)) => Err(unicode_error(
            vm,
            types::UNICODE_ENCODE_ERROR,
            &e,
            s.value(),
        )),
        Err(CodingFailure::Other(e)) => Err(vm.text_error(e)),
    }
}

/// The `encoding` and `errors` arguments of `func`, with their defaults.
pub fn codec_args(
    vm: &mut Vm,
    func: &str,
    encoding: Value,
    errors: Value,
) -> R<(&'static str, &'static str)> {
    let encoding = match encoding.non_null() {
        None => "utf-8",
        Some(v) => vm
            .expect_str(v, &format!("{func}() argument 'encoding'"))?
            .as_str(),
    };
    let errors = match errors.non_null() {
        None => "strict",
        Some(v) => vm
            .expect_str(v, &format!("{func}() argument 'errors'"))?
            .as_str(),
    };
    Ok((encoding, errors))
}
