//! Names of characters: `\N{...}` in literals and the `namereplace` error handler.

use super::str_repr::push_code_escape;

/// The character of that name, whatever its case.
pub fn named(name: &str) -> Option<char> {
    unicode_names2::character(name)
}

/// `\N{NAME}`, or a numeric escape for a character without a name.
pub fn push_name_escape(out: &mut String, c: char) {
    match unicode_names2::name(c) {
        Some(name) => {
            out.push_str("\\N{");
            out.extend(name);
            out.push('}');
        }
        None => push_code_escape(out, c),
    }
}
