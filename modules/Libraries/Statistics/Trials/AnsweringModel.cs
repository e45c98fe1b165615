namespace Programme.Statistics;

/// <summary>
/// Logistic model of answering on arm, strata and baseline. A stratum or an arm in which all answered, or nobody, separates it: the
/// coefficient has no bound, but the probabilities have a limit, 1 or 0, and the rest is fitted without these persons.
/// </summary>
/// <param name="Probabilities">Of answering, by person.</param>
/// <param name="ArmCoefficient">Log odds ratio; null where it does not exist.</param>
/// <param name="NoCoefficient">Why it does not exist.</param>
internal sealed record AnsweringModel(IReadOnlyDictionary<string, double> Probabilities, double? ArmCoefficient, Reason NoCoefficient)
{
    private static readonly Reason Everybody =
        new(ReasonCode.NoVariation, "Everybody answered, so answering does not depend on the arm.");
    private static readonly Reason WholeArm =
        new(ReasonCode.Separated, "In an arm all answered, or nobody did: the coefficient has no bound; the probabilities are its limit.");

    /// <summary>Fits.</summary>
    /// <param name="asked">Persons with a baseline.</param>
    public static Outcome<AnsweringModel> Of(IReadOnlyList<(TrialPerson Person, TrialSchool School)> asked)
    {
        var probabilities = asked.ToDictionary(row => row.Person.Id, row => Answered(row) ? 1.0 : 0, StringComparer.Ordinal);
        var (rows, before) = (asked, -1);
        while (rows.Count != before)
        {
            before = rows.Count;
            rows = [.. Varied(Varied(rows, row => row.School.Stratum), row => $"{row.School.Arm}")];
        }
        if (rows.Count == 0)
            return new(new AnsweringModel(probabilities, null, asked.All(Answered) ? Everybody : WholeArm));
        var outcome = Logistic.Fit(BurnoutSection.DesignOf(rows), [.. rows.Select(row => Answered(row) ? 1.0 : 0)],
            [.. rows.Select(_ => 1.0)]);
        return outcome.Then(fit =>
        {
            for (var row = 0; row < rows.Count; row++)
                probabilities[rows[row].Person.Id] = Logistic.Probability(fit.Eta[row]);
            return new Outcome<AnsweringModel>(
                new AnsweringModel(probabilities, fit.Working.Aliased(0) ? null : fit.Working.Coefficient(0), WholeArm));
        });
    }

    private static bool Answered((TrialPerson Person, TrialSchool School) row) => row.Person.FollowUp is not null;

    /// <summary>Those of groups in which some answered and some did not.</summary>
    private static IEnumerable<(TrialPerson Person, TrialSchool School)> Varied(
        IEnumerable<(TrialPerson Person, TrialSchool School)> rows, Func<(TrialPerson Person, TrialSchool School), string> group) =>
        rows.GroupBy(group, StringComparer.Ordinal).Where(members => members.Any(Answered) && !members.All(Answered))
            .SelectMany(members => members);
}
