using System.Globalization;
using CsCheck;
using Programme.Disclosure;
using Programme.Journal;
using Programme.Outcomes;
using Programme.Outcomes.V1;

namespace Programme.Tests;

/// <summary>Everything that leaves, of random programmes, is given to a solver. <c>PROGRAMME_SOLVER_PROGRAMMES</c> makes the run
/// longer.</summary>
[Trait("Promise", "S14")]
public sealed class SolverTests
{
    private const long Pupils = 8_000;

    private static readonly int Programmes =
        int.Parse(Environment.GetEnvironmentVariable("PROGRAMME_SOLVER_PROGRAMMES") ?? "1000", CultureInfo.InvariantCulture);

    [Fact]
    public void A_solver_over_everything_that_is_published_fixes_no_suppressed_count()
    {
        var small = 0;
        RandomProgrammes.Histories(3, 3).Sample(history =>
        {
            var (reader, unprotected) = Publish(history);
            Interlocked.Add(ref small, reader.Unknowns.Count(unknown => unknown.Truth is >= 1 and <= 5));
            Assert.True(Solver.HoldsOfTheTruth(reader), "The reader takes for granted what is not so.");
            var solved = Solver.Fixed(reader).Select(at => reader.Unknowns[at]).ToList();
            Assert.Empty(solved.Where(unknown => !unknown.IsSum).Select(unknown => unknown.Name));
            // A restatement can turn a sum that is known already into a small one: the publication says so itself.
            Assert.True(solved.Count <= unprotected, $"{solved.Count} sums are fixed, {unprotected} are said to be.");
        }, iter: Programmes);
        Assert.True(small > 5 * Programmes, $"Only {small} counts were small: there was hardly anything to protect.");
    }

    [Theory]
    [InlineData(Weakness.NoSecondarySuppression)]
    [InlineData(Weakness.NothingRemembered)]
    [InlineData(Weakness.ThresholdOfTwo)]
    [InlineData(Weakness.SharesOfExactCounts)]
    [InlineData(Weakness.RatesOfExactCounts)]
    public void A_weak_policy_is_caught(Weakness weakness)
    {
        var caught = 0;
        RandomProgrammes.Histories(3, 3).Sample(
            history => Interlocked.Add(ref caught, Solver.Fixed(Publish(history, weakness).Reader).Count), iter: 200);
        Assert.True(caught > 10, $"The solver fixed only {caught} counts.");
    }

    [Fact]
    public void Most_suppressed_counts_may_still_be_nearly_all_that_makes_them_small()
    {
        var (all, wide) = (0, 0);
        RandomProgrammes.Histories(3, 2).Sample(history =>
        {
            foreach (var (low, high) in Solver.Ranges(Publish(history).Reader))
            {
                Assert.True(low < high);
                Interlocked.Increment(ref all);
                Interlocked.Add(ref wide, high - low >= 3 ? 1 : 0);
            }
        }, iter: 100);
        Assert.True(wide > 0.7 * all, $"Only {wide} of {all} have at least four values left.");
    }

    /// <summary>What is wrong with a policy.</summary>
    public enum Weakness
    {
        None,
        NoSecondarySuppression,
        NothingRemembered,
        ThresholdOfTwo,
        SharesOfExactCounts,
        RatesOfExactCounts,
    }

    private static (Reader Reader, int Unprotected) Publish(List<List<Tally>> history, Weakness weakness = Weakness.None)
    {
        var (reader, ledger, unprotected) = (new Reader(), Ledger.Empty, 0);
        var policy = weakness switch
        {
            Weakness.NoSecondarySuppression => FigurePolicies.Contacts with { Secondary = false },
            Weakness.NothingRemembered => FigurePolicies.Contacts with { Sticky = false },
            Weakness.ThresholdOfTwo => FigurePolicies.Contacts with { High = 2 },
            _ => FigurePolicies.Contacts,
        };
        foreach (var tallies in history)
        {
            var table = ContactTable.Build(tallies, RandomProgrammes.FirstTrialMonth, policy);
            var publication = Release.Decide(table, policy, ledger);
            (ledger, unprotected) = (publication.Ledger, unprotected + publication.Unprotected.Count);
            var codes = tallies.Select(tally => tally.LaCode).Distinct().Append(Figure.Programme).ToList();
            var answer = Answer(publication.Figures, tallies, codes);
            var exact = Answer(Release.Decide(table, Policy.Open).Figures, tallies, codes);
            var pupils = answer.ToDictionary(figure => (figure.LaCode, figure.Month), _ => Pupils);
            var leak = OutcomesFigures.OfPublished(exact, pupils)
                .Where(figure => weakness == Weakness.SharesOfExactCounts && figure.Series == OutcomesFigures.Ratio);
            var points = MonitoringCharts.Charts(weakness == Weakness.RatesOfExactCounts ? exact : answer, pupils, BaselineWindow.Default)
                .SelectMany(chart => chart.Points).ToDictionary(point => (point.Figure.LaCode, point.Figure.Month));
            reader.Read(tallies, publication.Figures, answer, points, [.. OutcomesFigures.OfPublished(answer, pupils), .. leak], Pupils);
        }

        return (reader, unprotected);
    }

    private static IReadOnlyList<ContactFigure> Answer(IReadOnlyDictionary<string, Shown> figures, List<Tally> tallies,
        List<string> codes) =>
        ContactFigures.List(
            new PublishedContacts(figures, tallies, new Dictionary<string, int>(), FigureNotes.None, SchoolShares.None), codes,
            RandomProgrammes.Months);
}
