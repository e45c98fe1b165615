using System.Globalization;
using CsCheck;
using Programme.Enrolment;
using Programme.Enrolment.V1;

namespace Programme.Tests;

public sealed class DrawTests
{
    private static readonly DrawTerms FixedTerms = DrawTerms.Of("DSL-TEST", AllocationMode.Fixed, [], "");
    private static readonly DrawTerms BlockTerms = DrawTerms.Of("DSL-TEST", AllocationMode.Blocks, [2, 4, 6], "");

    private static readonly Gen<Seed> Seeds = Gen.Byte.Array[32].Select(bytes => Seed.Parse(Convert.ToHexString(bytes))!);

    /// <summary>Up to six strata of 1 to 45 units.</summary>
    private static readonly Gen<Unit[]> Lists = Gen.Int[1, 45].Array[1, 6].Select(sizes => sizes
        .SelectMany((size, stratum) => Enumerable.Range(0, size).Select(number => new Unit($"{350 + stratum}", $"{stratum}-{number}")))
        .ToArray());

    public static TheoryData<string> Vectors => [.. DrawVector.All.Select(vector => vector.Id)];

    [Theory, MemberData(nameof(Vectors))]
    public void List_hash_commitment_and_arms_are_the_published_ones(string id)
    {
        var vector = DrawVector.Of(id);

        var list = CanonicalList.Of(vector.Units);
        var drawn = Draw.Allocate(vector.Terms, list, vector.Seed);

        Assert.Equal(vector.ListHash, list.Hash);
        Assert.Equal(vector.Commitment, Draw.Commitment(vector.Terms, list, vector.Seed));
        Assert.Equal(vector.Arms, drawn.GroupBy(unit => unit.Unit.Stratum).ToDictionary(stratum => stratum.Key, Letters));
        Assert.Equal(vector.AllocationHash, Draw.HashOf(drawn));
    }

    [Fact]
    public void A_published_record_is_derived_again_and_a_tampered_one_is_not()
    {
        var record = DrawVector.Json("record_example.json");
        var terms = DrawVector.TermsOf(record);
        var seed = Seed.Parse(record.GetProperty("seed_hex").GetString()!)!;
        var claimed = record.GetProperty("allocations").EnumerateArray().ToDictionary(
            row => new Unit(row.GetProperty("stratum").GetString()!, row.GetProperty("unit").GetString()!),
                row => row.GetProperty("arm").GetString());
        var list = CanonicalList.Of(claimed.Keys);

        Assert.Equal(record.GetProperty("list_hash").GetString(), list.Hash);
        Assert.Equal(record.GetProperty("commitment").GetString(), Draw.Commitment(terms, list, seed));
        Assert.All(Draw.Allocate(terms, list, seed), unit => Assert.Equal(claimed[unit.Unit], Draw.Letter(unit.Arm).ToString()));
        var otherSeed = Seed.Parse($"{seed.Hex[..63]}8")!;
        Assert.NotEqual(Draw.Commitment(terms, list, seed), Draw.Commitment(terms, list, otherSeed));
        Assert.NotEqual(Draw.Commitment(terms, list, seed), Draw.Commitment(terms with { TrialId = "DSL-OTHER" }, list, seed));
    }

    [Fact]
    public void In_every_authority_the_arms_differ_by_one_school_when_their_number_is_odd_and_not_at_all_when_it_is_even() =>
        Gen.Select(Lists, Seeds).Sample((units, seed) =>
            Assert.All(Draw.Allocate(FixedTerms, CanonicalList.Of(units), seed).GroupBy(unit => unit.Unit.Stratum), stratum =>
                Assert.Equal(stratum.Count() % 2,
                    Math.Abs(stratum.Count(unit => unit.Arm == Arm.Intervention) - stratum.Count(unit => unit.Arm == Arm.Control)))),
                        iter: 500);

    [Fact]
    public void With_blocks_the_arms_never_differ_by_more_than_half_of_the_largest_block_at_any_point() =>
        Gen.Select(Lists, Seeds).Sample((units, seed) =>
            Assert.All(Draw.Allocate(BlockTerms, CanonicalList.Of(units), seed).GroupBy(unit => unit.Unit.Stratum), stratum =>
            {
                var lead = 0;
                Assert.All(stratum, unit => Assert.InRange(lead += unit.Arm == Arm.Intervention ? 1 : -1, -3, 3));
            }), iter: 500);

    [Fact]
    public void The_order_in_which_schools_are_given_does_not_matter() =>
        Gen.Select(Lists, Seeds, Gen.Int).Sample((units, seed, shuffle) =>
        {
            var shuffled = units.ToArray();
            new Random(shuffle).Shuffle(shuffled);
            Assert.Equal(Draw.Allocate(FixedTerms, CanonicalList.Of(units), seed),
                Draw.Allocate(FixedTerms, CanonicalList.Of(shuffled), seed));
        }, iter: 300);

    [Fact]
    public void Every_bit_of_the_seed_and_every_name_counts()
    {
        var vector = DrawVector.Of("trial_fixed");
        var list = CanonicalList.Of(vector.Units);
        var allocation = Draw.HashOf(Draw.Allocate(vector.Terms, list, vector.Seed));

        for (var bit = 0; bit < 256; bit++)
        {
            var bytes = vector.Seed.Bytes.ToArray();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotEqual(allocation, Draw.HashOf(Draw.Allocate(vector.Terms, list, Seed.Parse(Convert.ToHexString(bytes))!)));
        }
        Assert.NotEqual(list.Hash, CanonicalList.Of([.. vector.Units.Skip(1), vector.Units[0] with { Id = "LA01-999" }]).Hash);
        Assert.NotEqual(list.Hash, CanonicalList.Of([.. vector.Units.Skip(1), vector.Units[0] with { Stratum = "LA99" }]).Hash);
    }

    /// <summary>The list's hash is in every stream: without it, an authority could be drawn before the list is final.</summary>
    [Fact]
    public void Another_list_in_one_authority_is_another_draw_in_all()
    {
        var vector = DrawVector.Of("trial_fixed");
        var before = Draw.Allocate(vector.Terms, CanonicalList.Of(vector.Units), vector.Seed).Where(unit => unit.Unit.Stratum == "LA10");
        var after = Draw.Allocate(vector.Terms, CanonicalList.Of(vector.Units.Skip(1)), vector.Seed)
            .Where(unit => unit.Unit.Stratum == "LA10");

        Assert.NotEqual(before, after);
    }

    [Theory, InlineData(4, 6), InlineData(5, 20), InlineData(8, 70)]
    public void All_allocations_of_a_small_authority_are_equally_likely(int schools, int outcomes)
    {
        const int draws = 14_000;
        var list = CanonicalList.Of(Enumerable.Range(0, schools).Select(number => new Unit("350", $"{number}")));
        var seen = Enumerable.Range(0, draws).Select(number => Seed.Parse($"{number:x64}")!)
            .CountBy(seed => Letters(Draw.Allocate(FixedTerms, list, seed))).ToDictionary();

        var expected = (double)draws / outcomes;
        var chiSquare = seen.Values.Sum(count => (count - expected) * (count - expected) / expected);

        Assert.Equal(outcomes, seen.Count);
        // Wilson–Hilferty: the 0.99999 quantile of chi-square with outcomes - 1 degrees of freedom.
        var degrees = outcomes - 1.0;
        Assert.True(chiSquare < degrees * Math.Pow(1 - (2 / (9 * degrees)) + (4.265 * Math.Sqrt(2 / (9 * degrees))), 3),
            $"chi-square {chiSquare} on {degrees}");
    }

    /// <summary>The host runs with invariant globalization, in which there is no Turkish or German culture: foreign formats are made by
    /// hand.</summary>
    [Theory, InlineData(",", "."), InlineData("\u066B", "\u066C")]
    public void The_culture_of_the_machine_changes_nothing(string decimalSeparator, string groupSeparator)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Foreign(decimalSeparator, groupSeparator);
            foreach (var id in DrawVector.All.Select(vector => vector.Id))
                List_hash_commitment_and_arms_are_the_published_ones(id);
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void Names_are_ordered_by_their_UTF_8_bytes_also_beyond_the_first_plane()
    {
        // As UTF-16, U+1F600 begins with D83D and would come before U+FF5E.
        var list = CanonicalList.Of([new("350", "\U0001F600"), new("350", "\uFF5E"), new("350", "é"), new("350", "z"), new("350", "Z"),
                new("350", "10"), new("350", "9")]);

        Assert.Equal(["10", "9", "Z", "z", "é", "\uFF5E", "\U0001F600"], list.Units.Select(unit => unit.Id));
    }

    [Theory, InlineData("170001", "350", "170001", "350"), InlineData("170001", "350", "170001", "351")]
    public void A_school_listed_twice_is_refused_by_name(string one, string la, string other, string otherLa) =>
        Assert.Contains("170001", Assert.Throws<ArgumentException>(() => CanonicalList.Of([new(la, one), new(otherLa, other)])).Message,
            StringComparison.Ordinal);

    [Theory, InlineData(""), InlineData("1\t2"), InlineData("1\n2"), InlineData("1\r2")]
    public void A_name_that_would_make_two_lists_look_alike_is_refused(string name) =>
        Assert.ThrowsAny<ArgumentException>(() => CanonicalList.Of([new("350", name)]));

    [Fact]
    public void A_name_that_is_not_text_is_refused() =>
        Assert.ThrowsAny<ArgumentException>(() => CanonicalList.Of([new("350", $"{(char)0xD83D}")]));

    [Theory, InlineData(""), InlineData("00"), InlineData("zz0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")]
    public void A_seed_is_64_hexadecimal_digits_and_shows_itself_in_no_text(string text)
    {
        Assert.Null(Seed.Parse(text));
        Assert.DoesNotContain("0001", $"{DrawVector.Of("tiny_fixed").Seed}", StringComparison.Ordinal);
    }

    [Fact]
    public void Uniform_numbers_skip_the_words_of_the_incomplete_last_round()
    {
        // 2^32 mod 3·2^29 = 2^30: a quarter of the words is skipped. The remainder alone would be below 2^30 in three
        // quarters of all cases, not in two thirds.
        const int n = 3 << 29;
        var stream = new DrawStream(new byte[32], "uniform");
        var low = Enumerable.Range(0, 6_000).Count(_ => stream.Uniform(n) < 1 << 30);

        Assert.InRange(low, 3_850, 4_150);
    }

    private static string Letters(IEnumerable<DrawnUnit> drawn) => string.Concat(drawn.Select(unit => Draw.Letter(unit.Arm)));

    private static CultureInfo Foreign(string decimalSeparator, string groupSeparator)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        var format = culture.NumberFormat;
        (format.NumberDecimalSeparator, format.NumberGroupSeparator) = (decimalSeparator, groupSeparator);
        (format.NegativeSign, format.PositiveSign) = ("\u2212", "++");
        return culture;
    }
}
