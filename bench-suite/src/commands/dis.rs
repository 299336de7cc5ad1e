//! `gearbox dis`: a listing as CPython's.

use crate::cli::DisArgs;
use crate::engine::{self, Source};
use crate::failure::{Failure, Outcome};

/// Prints the disassembly.
pub fn dis(args: DisArgs) -> Outcome {
    let source = match (args.code, args.file) {
        (Some(code), _) => Source::Code(code),
        (None, Some(file)) if file.as_os_str() == "-" => Source::Stdin,
        (None, Some(file)) => Source::File(file),
        (None, None) => return Err(Failure::usage("`dis` needs a FILE, `-` or `-c CODE`")),
    };
    if args.adaptive {
        let configuration = args.engine.configuration()?;
        return engine::disassemble_adaptive(configuration, source, args.show_caches);
    }
    engine::disassemble(source, args.show_caches)
}
