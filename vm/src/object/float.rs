//! Boxes for instances of float subclasses (exact floats are inline), and `complex`.

use super::header::Header;
use super::types::{self, TypeId};
use crate::heap::{Gc, Heap, HeapType, Kind, Tracer};
use crate::value::Value;

/// An instance of a float subclass.
#[repr(C)]
pub struct Float {
    pub header: Header,
    pub value: f64,
}
impl HeapType for Float {
    const KIND: Kind = Kind::Float;
    fn trace(&self, _: &mut Tracer<'_>) {}
}
impl Float {
    /// `extra` trailing words are to be initialised by the caller.
    pub fn subclass_instance(heap: &Heap, value: f64, id: TypeId, extra: usize) -> Value {
        // SAFETY: as documented.
        let g: Gc<Float> = unsafe {
            heap.alloc_tail(
                Float {
                    header: Header::new(Kind::Float, id),
                    value,
                },
                extra * 8,
            )
        };
        g.value()
    }
}

/// A complex number.
#[repr(C)]
pub struct Complex {
    pub header: Header,
    pub re: f64,
    pub im: f64,
}
impl HeapType for Complex {
    const KIND: Kind = Kind::Complex;
    fn trace(&self, _: &mut Tracer<'_>) {}
}
impl Complex {
    pub fn new(heap: &Heap, re: f64, im: f64) -> Gc<Complex> {
        heap.alloc(Complex {
            header: Header::new(Kind::Complex, types::COMPLEX),
            re,
            im,
        })
    }
    /// `extra` trailing words are to be initialised by the caller.
    pub fn with_extra(heap: &Heap, re: f64, im: f64, id: TypeId, extra: usize) -> Gc<Complex> {
        // SAFETY: as documented.
        unsafe {
            heap.alloc_tail(
                Complex {
                    header: Header::new(Kind::Complex, id),
                    re,
                    im,
                },
                extra * 8,
            )
        }
    }
}

impl Value {
    /// The payload of a float or an instance of a float subclass.
    #[inline(always)]
    pub fn as_float(self) -> Option<f64> {
        if self.is_float() {
            Some(self.float_unchecked())
        } else {
            self.cast::<Float>().map(|f| f.value)
        }
    }
}
