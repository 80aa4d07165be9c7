//! Packed structs: no reference to a member may exist, so none may be what asks for its type.

use resumable_tests::{both, kept_mut, log};

#[derive(Clone, Copy, Debug)]
#[repr(C, packed)]
struct Header {
    tag: u8,
    size: u32,
    more: (u16, u64),
}

const HEADER: Header = Header {
    tag: 1,
    size: 2,
    more: (1, 2),
};

both! {
    with (kept_mut([HEADER; 2]));
    fn behind_references(headers: &'static mut [Header; 2]) -> impl Iterator<Item = u32> {
        for header in headers {
            yield_!(header.size);
            header.size += 1;
            let more = header.more;
            yield_!(u32::from(more.0) + header.size);
            let tag = &header.tag;
            log(tag);
        }
    }
}

both! {
    with (HEADER);
    fn of_locals(header: Header) -> impl Iterator<Item = u32> {
        let size = header.size;
        yield_!(size);
        let tag = header.tag;
        let Header { size, more, .. } = header;
        yield_!(header.size + size);
        let sum = u64::from(header.size) + header.more.1;
        yield_!(sum as u32 + u32::from(tag));
        yield_!({ header }.size + u32::from(more.0));
        let again = Header { size: { yield_!(4); 8 }, ..header };
        yield_!(again.size);
    }
}

both! {
    with (HEADER);
    fn compared(mut header: Header) -> impl Iterator<Item = u32> {
        if header.size == { yield_!(1); 2 } {
            yield_!(9);
        }
        header.size = { yield_!(header.size); 7 };
        yield_!(header.size.pow({ yield_!(2); 2 }));
    }
}

both! {
    with (kept_mut((HEADER, 0)));
    fn members_taken_apart(pair: &'static mut (Header, u32)) -> impl Iterator<Item = u32> {
        let tag = &pair.0.tag;
        pair.1 += 1;
        yield_!(pair.1);
        pair.1 += u32::from(*tag);
        yield_!(pair.1);
    }
}
