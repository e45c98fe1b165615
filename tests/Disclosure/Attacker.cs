using System.Numerics;
using Programme.Disclosure;

namespace Programme.Tests;

/// <summary>
/// A reader who keeps every publication and tries to solve small counts back: Gaussian elimination over fractions, then
/// interval propagation in whole numbers over the given sums and every reduced row. Knows which counts did not change,
/// which withheld counts are small, and that nothing withheld is 0. Shares no code with the product.
/// </summary>
internal sealed class Attacker
{
    private readonly List<(string Name, long Truth, long Low, long High)> unknowns = [];
    private readonly Dictionary<(string, long, int), int> seen = [];
    private readonly List<Dictionary<int, BigInteger>> rows = [];
    private int publications;

    /// <summary>Column of the constant in a row: the sum of coefficient × unknown plus this is 0.</summary>
    private const int Constant = -1;

    public void Read(Table table, Publication publication)
    {
        publications++;
        var column = table.Cells.Where(c => c.Value is not null).ToDictionary(c => c.Name, c => Column(c, publication, !c.IsTotal));
        foreach (var relation in table.Relations)
        {
            var row = new Dictionary<int, BigInteger>();
            foreach (var (name, sign) in relation.Parts.Select(p => (p, 1)).Append((relation.Total, -1)))
            {
                var exact = publication.Figures.GetValueOrDefault(name) is { Form: Form.Exact, Value: { } value } ? value : (long?)null;
                var key = exact is null ? column[name] : Constant;
                row[key] = row.GetValueOrDefault(key) + sign * (exact ?? 1);
            }

            rows.Add(row);
        }
    }

    /// <summary>Names of small counts that were found exactly.</summary>
    public IReadOnlyList<string> Recovered()
    {
        var all = rows.Concat(Reduced()).Where(row => row.Keys.Any(k => k != Constant)).ToList();
        var low = unknowns.Select(u => u.Low).ToArray();
        var high = unknowns.Select(u => u.High).ToArray();
        var moved = true;
        for (var round = 0; moved && round < 60; round++)
        {
            moved = false;
            foreach (var row in all)
                moved |= Narrow(row, low, high);
        }

        var found = new List<string>();
        for (var i = 0; i < unknowns.Count; i++)
        {
            Assert.True(low[i] <= unknowns[i].Truth && unknowns[i].Truth <= high[i], "The attack excluded the truth.");
            if (low[i] == high[i] && unknowns[i].Truth is >= 1 and <= 5)
                found.Add(unknowns[i].Name);
        }

        return found;
    }

    private int Column(Cell cell, Publication publication, bool inner)
    {
        var shown = publication.Figures.GetValueOrDefault(cell.Name);
        var (low, high) = (cell.Form, shown) switch
        {
            (Form.Implied, _) => (0L, 1_000_000L),
            (_, { Symbol: "low" }) => (1, 4),
            (_, { Form: Form.Rounded, Value: { } value }) => (value - 5, value + 4),
            (_, { Form: Form.Withheld }) when inner && cell.Value is >= 1 and <= 5 => (1, 5),
            (_, { Form: Form.Withheld }) => (1, 1_000_000),
            _ => (cell.Value!.Value, cell.Value.Value),
        };
        // A count that did not change is the same unknown; a sum, or a count that only follows from others, may not be.
        var key = (cell.Name, cell.Value!.Value, inner && cell.Form != Form.Implied ? 0 : publications);
        if (!seen.TryGetValue(key, out var at))
        {
            seen[key] = at = unknowns.Count;
            unknowns.Add((cell.Name, cell.Value.Value, low, high));
        }

        var known = unknowns[at];
        unknowns[at] = known with { Low = Math.Max(known.Low, low), High = Math.Min(known.High, high) };
        return at;
    }

    private List<Dictionary<int, BigInteger>> Reduced()
    {
        var left = rows.Select(row => new Dictionary<int, BigInteger>(row)).ToList();
        var done = new List<Dictionary<int, BigInteger>>();
        for (var column = 0; column < unknowns.Count; column++)
        {
            if (left.Find(row => row.GetValueOrDefault(column) != 0) is not { } pivot)
                continue;
            left.Remove(pivot);
            foreach (var row in left.Concat(done))
                Eliminate(row, pivot, column);
            done.Add(pivot);
        }

        return done;
    }

    private static void Eliminate(Dictionary<int, BigInteger> row, Dictionary<int, BigInteger> pivot, int column)
    {
        var (factor, own) = (row.GetValueOrDefault(column), pivot[column]);
        if (factor == 0)
            return;
        foreach (var key in row.Keys.Union(pivot.Keys).ToArray())
            row[key] = row.GetValueOrDefault(key) * own - pivot.GetValueOrDefault(key) * factor;
        var divisor = row.Values.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        foreach (var key in row.Keys.ToArray())
            if (row[key] == 0)
                row.Remove(key);
            else
                row[key] /= divisor;
    }

    private static bool Narrow(Dictionary<int, BigInteger> row, long[] low, long[] high)
    {
        var (least, most) = (row.GetValueOrDefault(Constant), row.GetValueOrDefault(Constant));
        var terms = row.Where(x => x.Key != Constant && x.Value != 0).ToList();
        foreach (var (key, factor) in terms)
        {
            least += factor * (factor > 0 ? low[key] : high[key]);
            most += factor * (factor > 0 ? high[key] : low[key]);
        }

        var moved = false;
        foreach (var (key, factor) in terms)
        {
            // factor × unknown lies between −(most of the others) and −(least of the others).
            var from = -(most - factor * (factor > 0 ? high[key] : low[key]));
            var to = -(least - factor * (factor > 0 ? low[key] : high[key]));
            var (a, b) = factor > 0 ? (Ceiling(from, factor), Floor(to, factor)) : (Ceiling(-to, -factor), Floor(-from, -factor));
            if (a <= low[key] && b >= high[key])
                continue;
            (low[key], high[key]) = ((long)BigInteger.Max(a, low[key]), (long)BigInteger.Min(b, high[key]));
            return true;
        }

        return moved;
    }

    private static BigInteger Floor(BigInteger x, BigInteger by) => BigInteger.Divide(x - (x % by + by) % by, by);

    private static BigInteger Ceiling(BigInteger x, BigInteger by) => -Floor(-x, by);
}
