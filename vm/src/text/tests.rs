//! The text algorithms against CPython's recorded answers.

use super::codecs::{self, CodingFailure, Handler};
use super::error::{ErrorKind, TextError, TextResult};
use super::golden::{Line, check, show_bool, show_list};
use super::percent::{CharArg, IntArg, PercentArgs};
use super::str_find::{self, Text};
use super::str_methods::{self, Mapped};
use super::str_split::{self, Ends};
use super::{bytes_methods, format_number, format_spec, str_case, str_format, str_repr, suggest};
use crate::numeric::{int_arith, slice_index};
use num_bigint::BigInt;
use num_traits::ToPrimitive;

fn position(found: Option<usize>) -> String {
    found.map_or("-1".to_string(), |i| i.to_string())
}

fn triple(parts: [&str; 3]) -> String {
    show_list(parts)
}

#[test]
fn str_methods_answer_as_cpython() {
    check(include_str!("goldens/str.tsv"), str_answer);
}

fn str_answer(l: &Line) -> TextResult<String> {
    let s = l.arg(0);
    let t = Text::new(s);
    let one_text: Option<fn(&str) -> String> = match l.op.as_str() {
        "lower" => Some(str_case::lower),
        "upper" => Some(str_case::upper),
        "title" => Some(str_case::title),
        "capitalize" => Some(str_case::capitalize),
        "swapcase" => Some(str_case::swapcase),
        "casefold" => Some(str_case::casefold),
        "repr" => Some(str_repr::repr),
        "ascii" => Some(str_repr::ascii),
        _ => None,
    };
    if let Some(f) = one_text {
        return Ok(f(s));
    }
    let one_bool: Option<fn(&str) -> bool> = match l.op.as_str() {
        "isalpha" => Some(str_case::isalpha),
        "isalnum" => Some(str_case::isalnum),
        "isdecimal" => Some(str_case::isdecimal),
        "isdigit" => Some(str_case::isdigit),
        "isnumeric" => Some(str_case::isnumeric),
        "isspace" => Some(str_case::isspace),
        "isprintable" => Some(str_case::isprintable),
        "islower" => Some(str_case::islower),
        "isupper" => Some(str_case::isupper),
        "istitle" => Some(str_case::istitle),
        "isidentifier" => Some(super::unicode::is_identifier),
        _ => None,
    };
    if let Some(f) = one_bool {
        return Ok(show_bool(f(s)));
    }
    Ok(match l.op.as_str() {
        "splitlines" => show_list(str_split::splitlines(s, l.arg(1) == "True")),
        "split" => show_list(str_split::split(s, l.optional(1), l.int(2))?),
        "rsplit" => show_list(str_split::rsplit(s, l.optional(1), l.int(2))?),
        "strip" => show_list(
            [Ends::Both, Ends::Left, Ends::Right].map(|e| str_split::strip(s, l.optional(1), e)),
        ),
        "replace" => {
            str_find::replace(s, l.arg(1), l.arg(2), l.int(3))?.unwrap_or_else(|| s.to_string())
        }
        "partition" => {
            let sep = l.arg(1);
            let first = str_find::partition(s, sep)?;
            let last = str_find::rpartition(s, sep)?;
            show_list([
                first.map_or(triple([s, "", ""]), |(a, b)| triple([a, sep, b])),
                last.map_or(triple(["", "", s]), |(a, b)| triple([a, sep, b])),
            ])
        }
        "find" => {
            let (needle, a, b) = (l.arg(1), l.optional_int(2), l.optional_int(3));
            show_list([
                position(str_find::find(t, needle, a, b)),
                position(str_find::rfind(t, needle, a, b)),
                str_find::count(t, needle, a, b).to_string(),
                show_bool(str_find::starts_with(t, needle, a, b)),
                show_bool(str_find::ends_with(t, needle, a, b)),
            ])
        }
        "slice" => {
            let (a, b, c) = (l.optional_int(1), l.optional_int(2), l.optional_int(3));
            str_find::slice(t, slice_index::adjust(a, b, c, t.len)?)
        }
        "pad" => {
            let (w, fill) = (l.int(1), str_methods::fill_char(l.arg(2))?);
            show_list([
                str_methods::center(t, w, fill)?,
                str_methods::ljust(t, w, fill)?,
                str_methods::rjust(t, w, fill)?,
                str_methods::zfill(t, w)?,
            ])
        }
        "expandtabs" => str_methods::expandtabs(s, l.int(1))?,
        "removefix" => show_list([
            str_methods::removeprefix(s, "a"),
            str_methods::removesuffix(s, "c"),
        ]),
        "translate" => str_methods::translate(s, |c| {
            Ok::<_, TextError>(match c {
                'a' => Mapped::Delete,
                'b' => Mapped::Text("<b>".into()),
                '\u{e9}' => Mapped::Char('A'),
                ' ' => Mapped::Char('_'),
                _ => Mapped::Keep,
            })
        })?,
        "encode" => {
            let handler = Handler::named(l.arg(2));
            return match codecs::encode(s, codecs::find_encoding(l.arg(1))?, handler) {
                Ok(bytes) => Ok(bytes_methods::hex(&bytes)),
                Err(f) => Err(coding_error(f, |e| codecs::encode_message(e, s), true)),
            };
        }
        op => panic!("unknown operation {op}"),
    })
}

/// A codec failure as the recording shows it.
fn coding_error(
    failure: CodingFailure,
    message: impl Fn(&codecs::CodecError) -> String,
    encoding: bool,
) -> TextError {
    match failure {
        CodingFailure::Other(e) => e,
        CodingFailure::Unicode(e) => {
            let kind = if encoding {
                ErrorKind::UnicodeEncode
            } else {
                ErrorKind::UnicodeDecode
            };
            TextError::new(kind, message(&e))
        }
    }
}

#[test]
fn bytes_methods_answer_as_cpython() {
    check(include_str!("goldens/bytes.tsv"), bytes_answer);
}

fn bytes_answer(l: &Line) -> TextResult<String> {
    if l.op == "fromhex" {
        return Ok(bytes_methods::hex(&bytes_methods::fromhex(l.arg(0))?));
    }
    let b = l.bytes(0);
    let b = b.as_slice();
    let hex = |b: &[u8]| bytes_methods::hex(b);
    let list = |items: Vec<&[u8]>| show_list(items.into_iter().map(bytes_methods::hex));
    let truth = |b| Ok(show_bool(b));
    Ok(match l.op.as_str() {
        "title" => hex(&bytes_methods::title(b)),
        "capitalize" => hex(&bytes_methods::capitalize(b)),
        "swapcase" => hex(&bytes_methods::swapcase(b)),
        "islower" => return truth(bytes_methods::islower(b)),
        "isupper" => return truth(bytes_methods::isupper(b)),
        "istitle" => return truth(bytes_methods::istitle(b)),
        "isspace" => return truth(bytes_methods::all(b, |&c| bytes_methods::is_space(c))),
        "isalpha" => return truth(bytes_methods::all(b, u8::is_ascii_alphabetic)),
        "repr" => str_repr::bytes_repr(b),
        "hexgroup" if b.is_empty() => String::new(),
        "hexgroup" => show_list([
            bytes_methods::hex(b),
            bytes_methods::hex_grouped(b, ':', 2),
            bytes_methods::hex_grouped(b, '-', -3),
        ]),
        "splitlines" => list(bytes_methods::splitlines(b, l.arg(1) == "True")),
        "split" => list(bytes_methods::split(b, Some(&l.bytes(1)), l.int(2))?),
        "rsplit" => list(bytes_methods::rsplit(b, Some(&l.bytes(1)), l.int(2))?),
        "splitws" => show_list([
            list(bytes_methods::split(b, None, l.int(1))?),
            list(bytes_methods::rsplit(b, None, l.int(1))?),
        ]),
        "strip" => list(vec![
            bytes_methods::strip(b, None, Ends::Both),
            bytes_methods::strip(b, Some(b"aH"), Ends::Left),
            bytes_methods::strip(b, Some(b"dc\n"), Ends::Right),
        ]),
        "replace" => show_list([
            hex(&bytes_methods::replace(b, &l.bytes(1), b"<>", -1)?),
            hex(&bytes_methods::replace(b, &l.bytes(1), b"", 1)?),
        ]),
        "find" => {
            let (needle, x, y) = (l.bytes(1), l.optional_int(2), l.optional_int(3));
            show_list([
                position(bytes_methods::find(b, &needle, x, y)),
                position(bytes_methods::rfind(b, &needle, x, y)),
                bytes_methods::count(b, &needle, x, y).to_string(),
                show_bool(bytes_methods::starts_with(b, &needle, x, y)),
                show_bool(bytes_methods::ends_with(b, &needle, x, y)),
            ])
        }
        "pad" => show_list([
            hex(&bytes_methods::center(b, l.int(1), b'*')?),
            hex(&bytes_methods::ljust(b, l.int(1), b'*')?),
            hex(&bytes_methods::rjust(b, l.int(1), b'*')?),
            hex(&bytes_methods::zfill(b, l.int(1))?),
        ]),
        "expandtabs" => show_list([
            hex(&bytes_methods::expandtabs(b, 8)?),
            hex(&bytes_methods::expandtabs(b, 3)?),
        ]),
        "decode" => {
            let handler = Handler::named(l.arg(2));
            return codecs::decode(b, codecs::find_encoding(l.arg(1))?, handler)
                .map_err(|f| coding_error(f, |e| codecs::decode_message(e, b), false));
        }
        op => panic!("unknown operation {op}"),
    })
}

#[test]
fn format_specs_answer_as_cpython() {
    check(include_str!("goldens/spec.tsv"), |l| match l.op.as_str() {
        "str" => format_spec::format_str(Text::new(l.arg(0)), l.arg(1), "str"),
        _ => format_number::format_float(l.float(0), l.arg(1), "float"),
    });
}

/// The arguments of a recorded `%`.
struct Args {
    values: Vec<(String, String)>,
    next: usize,
    mapping: bool,
}

impl Args {
    fn new(values: Vec<(String, String)>) -> Self {
        Args {
            values,
            next: 0,
            mapping: false,
        }
    }
    fn big(&self, v: usize) -> Option<BigInt> {
        let (kind, text) = &self.values[v];
        (kind == "int").then(|| text.parse().expect("an int"))
    }
    fn is_float(&self, v: usize) -> bool {
        self.values[v].0 == "float"
    }
    fn number(n: BigInt) -> IntArg {
        n.to_i64().map_or(IntArg::Big(n), IntArg::Small)
    }
}

impl PercentArgs for Args {
    type Value = usize;
    type Error = TextError;
    fn next(&mut self) -> TextResult<Option<usize>> {
        self.next += 1;
        Ok(Some(self.next - 1).filter(|&i| i < self.values.len()))
    }
    fn is_mapping(&self) -> bool {
        self.mapping
    }
    fn lookup(&mut self, key: &str) -> TextResult<usize> {
        self.values
            .iter()
            .position(|(_, text)| text == key)
            .ok_or_else(|| TextError::new(ErrorKind::Key, key))
    }
    fn all_used(&self) -> bool {
        self.mapping || self.next >= self.values.len()
    }
    fn type_name(&self, v: usize) -> String {
        self.values[v].0.clone()
    }
    fn star(&mut self, v: usize) -> TextResult<IntArg> {
        Ok(self.big(v).map_or(IntArg::NotANumber, Self::number))
    }
    fn integer(&mut self, v: usize, kind: char) -> TextResult<IntArg> {
        if self.is_float(v) && matches!(kind, 'd' | 'i' | 'u') {
            return int_arith::from_f64(super::golden::float(&self.values[v].1)).map(Self::number);
        }
        self.star(v)
    }
    fn float(&mut self, v: usize) -> TextResult<Option<f64>> {
        if self.is_float(v) {
            return Ok(Some(super::golden::float(&self.values[v].1)));
        }
        self.big(v).map(|n| int_arith::to_f64(&n)).transpose()
    }
    fn char_arg(&mut self, v: usize) -> TextResult<CharArg> {
        Ok(match self.big(v) {
            Some(n) => CharArg::Code(n.to_i64()),
            None if self.is_float(v) => CharArg::Other,
            None => CharArg::Text(self.values[v].1.clone().into_bytes()),
        })
    }
    fn text(&mut self, v: usize, kind: char) -> TextResult<String> {
        let (kind_name, text) = &self.values[v];
        Ok(match (kind_name.as_str(), kind) {
            ("str", 's') => text.clone(),
            ("str", 'r') => str_repr::repr(text),
            ("str", _) => str_repr::ascii(text),
            ("float", _) => super::float_repr::repr(super::golden::float(text)),
            _ => text.clone(),
        })
    }
    fn bytes(&mut self, _: usize) -> TextResult<Option<Vec<u8>>> {
        Ok(None)
    }
}

#[test]
fn percent_formats_as_cpython() {
    check(include_str!("goldens/percent.tsv"), |l| {
        let values = if l.op == "str" {
            vec![(l.arg(1).to_string(), l.arg(2).to_string())]
        } else {
            let split = |a: &String| {
                let (kind, text) = a.split_once(':').expect("a kind");
                let text = match kind {
                    "float" => super::float_repr::hex(text.parse().expect("a float")),
                    _ => text.to_string(),
                };
                (kind.to_string(), text)
            };
            l.args[1..].iter().map(split).collect()
        };
        super::percent::format_str(l.arg(0), &mut Args::new(values), 4300)
    });
}

#[test]
fn percent_formats_bytes() {
    let format = |f: &str, kind: &str, text: &str| {
        let values = vec![(kind.to_string(), text.to_string())];
        super::percent::format_bytes(f.as_bytes(), &mut Args::new(values), 4300)
            .map(|b| String::from_utf8_lossy(&b).into_owned())
            .map_err(|e| e.msg)
    };
    assert_eq!(format("<%5d>", "int", "3"), Ok("<    3>".into()));
    assert_eq!(format("%a", "str", "\u{e9}"), Ok("'\\xe9'".into()));
    assert_eq!(format("%c|", "int", "65"), Ok("A|".into()));
    assert_eq!(
        format("%c", "int", "256"),
        Err("%c arg not in range(256)".into())
    );
    assert_eq!(
        format("%f", "str", "a"),
        Err("float argument required, not str".into())
    );
    assert_eq!(
        format("abc", "int", "1"),
        Err("not all arguments converted during bytes formatting".into())
    );
    assert_eq!(
        format("%s", "int", "1"),
        Err(
            "%b requires a bytes-like object, or an object that implements __bytes__, not 'int'"
                .into()
        )
    );
}

#[test]
fn percent_formats_mappings() {
    let format = |f: &str| {
        let mut args = Args::new(vec![("str".into(), "a".into()), ("int".into(), "7".into())]);
        args.mapping = true;
        super::percent::format_str(f, &mut args, 4300).map_err(|e| e.to_string())
    };
    assert_eq!(format("%(a)s=%(7)03d%%"), Ok("a=007%".into()));
    assert_eq!(format("%(b(c))s"), Err("KeyError: b(c)".into()));
    assert_eq!(
        format("%(a"),
        Err("ValueError: incomplete format key".into())
    );
    assert_eq!(format("%(a)"), Err("ValueError: incomplete format".into()));
    assert_eq!(format("nothing"), Ok("nothing".into()));
}

struct Fields;

impl str_format::FieldSource for Fields {
    type Value = String;
    type Error = TextError;
    fn positional(&mut self, index: usize) -> TextResult<Option<String>> {
        Ok(["A", "B\u{e9}", "7"].get(index).map(ToString::to_string))
    }
    fn keyword(&mut self, name: &str) -> TextResult<String> {
        match name {
            "a" => Ok("x'y".into()),
            "w" => Ok("4".into()),
            _ => Err(TextError::new(ErrorKind::Key, name)),
        }
    }
    fn attribute(&mut self, _: String, name: &str) -> TextResult<String> {
        panic!("no recording gets to attribute {name}")
    }
    fn index(&mut self, value: String, index: usize) -> TextResult<String> {
        let t = Text::new(&value);
        slice_index::index(index as i64, t.len)
            .map(|i| t.char_at(i).to_string())
            .ok_or_else(|| TextError::new(ErrorKind::Index, "string index out of range"))
    }
    fn key(&mut self, _: String, _: &str) -> TextResult<String> {
        Err(TextError::type_error(
            "string indices must be integers, not 'str'",
        ))
    }
    fn convert(&mut self, value: String, conversion: char) -> TextResult<String> {
        Ok(match conversion {
            'r' => str_repr::repr(&value),
            'a' => str_repr::ascii(&value),
            _ => value,
        })
    }
    fn format(&mut self, out: &mut String, value: String, spec: &str) -> TextResult<()> {
        out.push_str(&format_spec::format_str(Text::new(&value), spec, "str")?);
        Ok(())
    }
}

#[test]
fn str_format_answers_as_cpython() {
    check(include_str!("goldens/strformat.tsv"), |l| {
        str_format::format(l.arg(0), &mut Fields)
    });
}

#[test]
fn suggestions_are_cpythons() {
    // As a real 3.14 says for attributes of a class with just these names.
    let names = ["blech", "bluch", "blah", "apple", "print_it", "LEN"];
    for (wrong, right) in [
        ("bluc", Some("bluch")),
        ("blech", Some("bluch")),
        ("aple", Some("apple")),
        ("printit", Some("print_it")),
        ("len", Some("LEN")),
        ("zzzz", None),
        ("x", None),
    ] {
        let got = suggest::suggest(wrong, names);
        assert_eq!(got, right, "{wrong}");
    }
    assert_eq!(suggest::distance("abc", "abd", 100), 2);
    assert_eq!(suggest::distance("Abc", "abc", 100), 1);
    assert_eq!(suggest::distance("kitten", "sitting", 100), 6);
}

#[test]
fn long_texts_that_are_not_ascii_keep_their_offsets() {
    let s: String = (0..500)
        .map(|i| if i % 3 == 0 { '\u{20ac}' } else { 'x' })
        .collect();
    let t = Text::new(&s);
    for (i, (byte, c)) in s.char_indices().enumerate() {
        assert_eq!(t.byte_offset(i), byte);
        assert_eq!(t.char_offset(byte), i);
        assert_eq!(t.char_at(i), c.to_string());
    }
    assert_eq!(t.byte_offset(500), s.len());
}
