//! Size: fifty locals, two hundred yields, deep nesting; the plain function is still the oracle.

use resumable_tests::{Loud, both, log};

both! {
    fn two_hundred_yields() -> impl Iterator<Item = u64> {
        let mut v0 = 0;
        let mut v1 = 1;
        let mut v2 = 2;
        let mut v3 = 3;
        let mut v4 = 4;
        let mut v5 = 5;
        let mut v6 = 6;
        let mut v7 = 7;
        let mut v8 = 8;
        let mut v9 = 9;
        yield_!(v0 + 0); v0 += v3;
        yield_!(v1 + 1); v1 += v4;
        yield_!(v2 + 2); v2 += v5;
        yield_!(v3 + 3); v3 += v6;
        yield_!(v4 + 4); v4 += v7;
        yield_!(v5 + 5); v5 += v8;
        yield_!(v6 + 6); v6 += v9;
        yield_!(v7 + 7); v7 += v0;
        yield_!(v8 + 8); v8 += v1;
        yield_!(v9 + 9); v9 += v2;
        yield_!(v0 + 10); v0 += v3;
        yield_!(v1 + 11); v1 += v4;
        yield_!(v2 + 12); v2 += v5;
        yield_!(v3 + 13); v3 += v6;
        yield_!(v4 + 14); v4 += v7;
        yield_!(v5 + 15); v5 += v8;
        yield_!(v6 + 16); v6 += v9;
        yield_!(v7 + 17); v7 += v0;
        yield_!(v8 + 18); v8 += v1;
        yield_!(v9 + 19); v9 += v2;
        yield_!(v0 + 20); v0 += v3;
        yield_!(v1 + 21); v1 += v4;
        yield_!(v2 + 22); v2 += v5;
        yield_!(v3 + 23); v3 += v6;
        yield_!(v4 + 24); v4 += v7;
        yield_!(v5 + 25); v5 += v8;
        yield_!(v6 + 26); v6 += v9;
        yield_!(v7 + 27); v7 += v0;
        yield_!(v8 + 28); v8 += v1;
        yield_!(v9 + 29); v9 += v2;
        yield_!(v0 + 30); v0 += v3;
        yield_!(v1 + 31); v1 += v4;
        yield_!(v2 + 32); v2 += v5;
        yield_!(v3 + 33); v3 += v6;
        yield_!(v4 + 34); v4 += v7;
        yield_!(v5 + 35); v5 += v8;
        yield_!(v6 + 36); v6 += v9;
        yield_!(v7 + 37); v7 += v0;
        yield_!(v8 + 38); v8 += v1;
        yield_!(v9 + 39); v9 += v2;
        yield_!(v0 + 40); v0 += v3;
        yield_!(v1 + 41); v1 += v4;
        yield_!(v2 + 42); v2 += v5;
        yield_!(v3 + 43); v3 += v6;
        yield_!(v4 + 44); v4 += v7;
        yield_!(v5 + 45); v5 += v8;
        yield_!(v6 + 46); v6 += v9;
        yield_!(v7 + 47); v7 += v0;
        yield_!(v8 + 48); v8 += v1;
        yield_!(v9 + 49); v9 += v2;
        yield_!(v0 + 50); v0 += v3;
        yield_!(v1 + 51); v1 += v4;
        yield_!(v2 + 52); v2 += v5;
        yield_!(v3 + 53); v3 += v6;
        yield_!(v4 + 54); v4 += v7;
        yield_!(v5 + 55); v5 += v8;
        yield_!(v6 + 56); v6 += v9;
        yield_!(v7 + 57); v7 += v0;
        yield_!(v8 + 58); v8 += v1;
        yield_!(v9 + 59); v9 += v2;
        yield_!(v0 + 60); v0 += v3;
        yield_!(v1 + 61); v1 += v4;
        yield_!(v2 + 62); v2 += v5;
        yield_!(v3 + 63); v3 += v6;
        yield_!(v4 + 64); v4 += v7;
        yield_!(v5 + 65); v5 += v8;
        yield_!(v6 + 66); v6 += v9;
        yield_!(v7 + 67); v7 += v0;
        yield_!(v8 + 68); v8 += v1;
        yield_!(v9 + 69); v9 += v2;
        yield_!(v0 + 70); v0 += v3;
        yield_!(v1 + 71); v1 += v4;
        yield_!(v2 + 72); v2 += v5;
        yield_!(v3 + 73); v3 += v6;
        yield_!(v4 + 74); v4 += v7;
        yield_!(v5 + 75); v5 += v8;
        yield_!(v6 + 76); v6 += v9;
        yield_!(v7 + 77); v7 += v0;
        yield_!(v8 + 78); v8 += v1;
        yield_!(v9 + 79); v9 += v2;
        yield_!(v0 + 80); v0 += v3;
        yield_!(v1 + 81); v1 += v4;
        yield_!(v2 + 82); v2 += v5;
        yield_!(v3 + 83); v3 += v6;
        yield_!(v4 + 84); v4 += v7;
        yield_!(v5 + 85); v5 += v8;
        yield_!(v6 + 86); v6 += v9;
        yield_!(v7 + 87); v7 += v0;
        yield_!(v8 + 88); v8 += v1;
        yield_!(v9 + 89); v9 += v2;
        yield_!(v0 + 90); v0 += v3;
        yield_!(v1 + 91); v1 += v4;
        yield_!(v2 + 92); v2 += v5;
        yield_!(v3 + 93); v3 += v6;
        yield_!(v4 + 94); v4 += v7;
        yield_!(v5 + 95); v5 += v8;
        yield_!(v6 + 96); v6 += v9;
        yield_!(v7 + 97); v7 += v0;
        yield_!(v8 + 98); v8 += v1;
        yield_!(v9 + 99); v9 += v2;
        yield_!(v0 + 100); v0 += v3;
        yield_!(v1 + 101); v1 += v4;
        yield_!(v2 + 102); v2 += v5;
        yield_!(v3 + 103); v3 += v6;
        yield_!(v4 + 104); v4 += v7;
        yield_!(v5 + 105); v5 += v8;
        yield_!(v6 + 106); v6 += v9;
        yield_!(v7 + 107); v7 += v0;
        yield_!(v8 + 108); v8 += v1;
        yield_!(v9 + 109); v9 += v2;
        yield_!(v0 + 110); v0 += v3;
        yield_!(v1 + 111); v1 += v4;
        yield_!(v2 + 112); v2 += v5;
        yield_!(v3 + 113); v3 += v6;
        yield_!(v4 + 114); v4 += v7;
        yield_!(v5 + 115); v5 += v8;
        yield_!(v6 + 116); v6 += v9;
        yield_!(v7 + 117); v7 += v0;
        yield_!(v8 + 118); v8 += v1;
        yield_!(v9 + 119); v9 += v2;
        yield_!(v0 + 120); v0 += v3;
        yield_!(v1 + 121); v1 += v4;
        yield_!(v2 + 122); v2 += v5;
        yield_!(v3 + 123); v3 += v6;
        yield_!(v4 + 124); v4 += v7;
        yield_!(v5 + 125); v5 += v8;
        yield_!(v6 + 126); v6 += v9;
        yield_!(v7 + 127); v7 += v0;
        yield_!(v8 + 128); v8 += v1;
        yield_!(v9 + 129); v9 += v2;
        yield_!(v0 + 130); v0 += v3;
        yield_!(v1 + 131); v1 += v4;
        yield_!(v2 + 132); v2 += v5;
        yield_!(v3 + 133); v3 += v6;
        yield_!(v4 + 134); v4 += v7;
        yield_!(v5 + 135); v5 += v8;
        yield_!(v6 + 136); v6 += v9;
        yield_!(v7 + 137); v7 += v0;
        yield_!(v8 + 138); v8 += v1;
        yield_!(v9 + 139); v9 += v2;
        yield_!(v0 + 140); v0 += v3;
        yield_!(v1 + 141); v1 += v4;
        yield_!(v2 + 142); v2 += v5;
        yield_!(v3 + 143); v3 += v6;
        yield_!(v4 + 144); v4 += v7;
        yield_!(v5 + 145); v5 += v8;
        yield_!(v6 + 146); v6 += v9;
        yield_!(v7 + 147); v7 += v0;
        yield_!(v8 + 148); v8 += v1;
        yield_!(v9 + 149); v9 += v2;
        yield_!(v0 + 150); v0 += v3;
        yield_!(v1 + 151); v1 += v4;
        yield_!(v2 + 152); v2 += v5;
        yield_!(v3 + 153); v3 += v6;
        yield_!(v4 + 154); v4 += v7;
        yield_!(v5 + 155); v5 += v8;
        yield_!(v6 + 156); v6 += v9;
        yield_!(v7 + 157); v7 += v0;
        yield_!(v8 + 158); v8 += v1;
        yield_!(v9 + 159); v9 += v2;
        yield_!(v0 + 160); v0 += v3;
        yield_!(v1 + 161); v1 += v4;
        yield_!(v2 + 162); v2 += v5;
        yield_!(v3 + 163); v3 += v6;
        yield_!(v4 + 164); v4 += v7;
        yield_!(v5 + 165); v5 += v8;
        yield_!(v6 + 166); v6 += v9;
        yield_!(v7 + 167); v7 += v0;
        yield_!(v8 + 168); v8 += v1;
        yield_!(v9 + 169); v9 += v2;
        yield_!(v0 + 170); v0 += v3;
        yield_!(v1 + 171); v1 += v4;
        yield_!(v2 + 172); v2 += v5;
        yield_!(v3 + 173); v3 += v6;
        yield_!(v4 + 174); v4 += v7;
        yield_!(v5 + 175); v5 += v8;
        yield_!(v6 + 176); v6 += v9;
        yield_!(v7 + 177); v7 += v0;
        yield_!(v8 + 178); v8 += v1;
        yield_!(v9 + 179); v9 += v2;
        yield_!(v0 + 180); v0 += v3;
        yield_!(v1 + 181); v1 += v4;
        yield_!(v2 + 182); v2 += v5;
        yield_!(v3 + 183); v3 += v6;
        yield_!(v4 + 184); v4 += v7;
        yield_!(v5 + 185); v5 += v8;
        yield_!(v6 + 186); v6 += v9;
        yield_!(v7 + 187); v7 += v0;
        yield_!(v8 + 188); v8 += v1;
        yield_!(v9 + 189); v9 += v2;
        yield_!(v0 + 190); v0 += v3;
        yield_!(v1 + 191); v1 += v4;
        yield_!(v2 + 192); v2 += v5;
        yield_!(v3 + 193); v3 += v6;
        yield_!(v4 + 194); v4 += v7;
        yield_!(v5 + 195); v5 += v8;
        yield_!(v6 + 196); v6 += v9;
        yield_!(v7 + 197); v7 += v0;
        yield_!(v8 + 198); v8 += v1;
        yield_!(v9 + 199); v9 += v2;
        yield_!(v0 + v1 + v2 + v3 + v4 + v5 + v6 + v7 + v8 + v9);
    }
}

both! {
    fn fifty_locals() -> impl Iterator<Item = u32> {
        let l0 = Loud(0_u32);
        let l1 = Loud(1_u32);
        let l2 = Loud(2_u32);
        let l3 = Loud(3_u32);
        let l4 = Loud(4_u32);
        let l5 = Loud(5_u32);
        let l6 = Loud(6_u32);
        let l7 = Loud(7_u32);
        let l8 = Loud(8_u32);
        let l9 = Loud(9_u32);
        yield_!(l5.gives(9));
        let l10 = Loud(10_u32);
        let l11 = Loud(11_u32);
        let l12 = Loud(12_u32);
        let l13 = Loud(13_u32);
        let l14 = Loud(14_u32);
        let l15 = Loud(15_u32);
        let l16 = Loud(16_u32);
        let l17 = Loud(17_u32);
        let l18 = Loud(18_u32);
        let l19 = Loud(19_u32);
        yield_!(l15.gives(19));
        let l20 = Loud(20_u32);
        let l21 = Loud(21_u32);
        let l22 = Loud(22_u32);
        let l23 = Loud(23_u32);
        let l24 = Loud(24_u32);
        let l25 = Loud(25_u32);
        let l26 = Loud(26_u32);
        let l27 = Loud(27_u32);
        let l28 = Loud(28_u32);
        let l29 = Loud(29_u32);
        yield_!(l25.gives(29));
        let l30 = Loud(30_u32);
        let l31 = Loud(31_u32);
        let l32 = Loud(32_u32);
        let l33 = Loud(33_u32);
        let l34 = Loud(34_u32);
        let l35 = Loud(35_u32);
        let l36 = Loud(36_u32);
        let l37 = Loud(37_u32);
        let l38 = Loud(38_u32);
        let l39 = Loud(39_u32);
        yield_!(l35.gives(39));
        let l40 = Loud(40_u32);
        let l41 = Loud(41_u32);
        let l42 = Loud(42_u32);
        let l43 = Loud(43_u32);
        let l44 = Loud(44_u32);
        let l45 = Loud(45_u32);
        let l46 = Loud(46_u32);
        let l47 = Loud(47_u32);
        let l48 = Loud(48_u32);
        let l49 = Loud(49_u32);
        yield_!(l45.gives(49));
        yield_!(l0.gives(50));
        drop(l0);
        drop(l7);
        drop(l14);
        drop(l21);
        drop(l28);
        drop(l35);
        drop(l42);
        drop(l49);
        yield_!(51);
        log(l48.0 + l1.0);
    }
}

both! {
    fn deeply_nested() -> impl Iterator<Item = u32> {
        for i0 in 0..2 {
            if i0 == 0 {
                match i0 { 1 => {} _ => {
                    loop { let _g3 = Loud(3_u32);
                        for i4 in 0..2 {
                            if i4 == 0 {
                                match i4 { 1 => {} _ => {
                                    loop { let _g7 = Loud(7_u32);
                                        yield_!(i0 * 10 + i4);
                                    break; }
                                } }
                            }
                        }
                    break; }
                } }
            }
        }
    }
}

both! {
    fn forty_parallel_branches() -> impl Iterator<Item = u32> {
        for i in 0..40 {
            let guard = Loud(i);
            match i {
                0 => drop(guard),
                1 => { yield_!(3); }
                2 => { yield_!(6); }
                3 => drop(guard),
                4 => { yield_!(12); }
                5 => { yield_!(15); }
                6 => drop(guard),
                7 => { yield_!(21); }
                8 => { yield_!(24); }
                9 => drop(guard),
                10 => { yield_!(30); }
                11 => { yield_!(33); }
                12 => drop(guard),
                13 => { yield_!(39); }
                14 => { yield_!(42); }
                15 => drop(guard),
                16 => { yield_!(48); }
                17 => { yield_!(51); }
                18 => drop(guard),
                19 => { yield_!(57); }
                20 => { yield_!(60); }
                21 => drop(guard),
                22 => { yield_!(66); }
                23 => { yield_!(69); }
                24 => drop(guard),
                25 => { yield_!(75); }
                26 => { yield_!(78); }
                27 => drop(guard),
                28 => { yield_!(84); }
                29 => { yield_!(87); }
                30 => drop(guard),
                31 => { yield_!(93); }
                32 => { yield_!(96); }
                33 => drop(guard),
                34 => { yield_!(102); }
                35 => { yield_!(105); }
                36 => drop(guard),
                37 => { yield_!(111); }
                38 => { yield_!(114); }
                39 => drop(guard),
                _ => {}
            }
        }
    }
}

both! {
    fn a_large_local_saved_across_many_yields() -> impl Iterator<Item = u64> {
        let mut table = [0_u64; 512];
        for i in 0..12 {
            table[i * 3] = i as u64 + 1;
            yield_!(table.iter().sum());
        }
        yield_!(table[33]);
    }
}

both! {
    fn a_hundred_thousand_rounds_without_a_yield() -> impl Iterator<Item = u64> {
        let mut sum = 0_u64;
        for outer in 0..4 {
            for n in 0..25_000 { sum = sum.wrapping_mul(31).wrapping_add(n ^ outer); }
            if outer % 2 == 1 { yield_!(sum); }
        }
    }
}

both! {
    fn many_rounds_between_two_yields_do_not_grow_the_stack() -> impl Iterator<Item = u32> {
        let mut n = 0_u32;
        loop {
            n += 1;
            if n % 100_000 == 0 { yield_!(n); }
            if n == 300_000 { break; }
        }
    }
}
