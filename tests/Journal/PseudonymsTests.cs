using Programme.Journal;

namespace Programme.Tests;

/// <summary>Marks stand for ids that are kept nowhere.</summary>
[Trait("Promise", "S15")]
public sealed class PseudonymsTests
{
    private static readonly MarkingKey Key = new([.. Enumerable.Repeat((byte)1, 32)]);
    private static readonly MarkingKey Other = new([.. Enumerable.Repeat((byte)2, 32)]);

    [Fact]
    public void The_same_id_has_the_same_mark_and_another_one_elsewhere_or_under_another_key()
    {
        var mark = Key.For("contact/350")("C1");

        Assert.Equal(mark, Key.For("contact/350")("C1"));
        Assert.Equal(4, new[] { mark, Key.For("contact/350")("C2"), Key.For("contact/351")("C1"), Other.For("contact/350")("C1") }
            .Distinct().Count());
    }

    [Fact]
    public void Ids_of_any_length_and_script_have_a_mark()
    {
        var ids = Enumerable.Range(0, 700).Select(length => new string('é', length)).ToList();

        Assert.Equal(ids.Count, ids.Select(Key.For("contact/350")).Distinct().Count());
    }

    [Fact]
    public void A_key_is_known_by_an_id_that_tells_nothing_of_it()
    {
        Assert.NotEqual(Key.Id, Other.Id);
        Assert.Equal(12, Key.Id.Length);
        Assert.NotEqual(Key.Fingerprint("file"), Other.Fingerprint("file"));
    }
}
