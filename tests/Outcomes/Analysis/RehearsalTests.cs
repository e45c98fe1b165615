using Programme.Outcomes;
using Programme.Statistics;

namespace Programme.Tests;

/// <summary>Rehearsal: the permuted arms say nothing of the true ones.</summary>
public sealed class RehearsalTests
{
    [Fact]
    public void Two_trials_that_differ_in_their_true_arms_alone_have_the_same_rehearsal()
    {
        var (first, second) = (Trial(school => school % 2), Trial(school => school / 2 % 2));

        var (one, other) = (Rehearsal.Permuted(first, 5), Rehearsal.Permuted(second, 5));

        Assert.NotEqual(first.Ordered.Select(school => school.Arm), second.Ordered.Select(school => school.Arm));
        Assert.Equal(one.Ordered.Select(Drawn), other.Ordered.Select(Drawn));
        Assert.NotEqual(one.Ordered.Select(Drawn), Rehearsal.Permuted(first, 6).Ordered.Select(Drawn));
        Assert.Equal(first.Schools.CountBy(school => (school.Stratum, school.Arm)).OrderBy(pair => pair.Key),
            one.Schools.CountBy(school => (school.Stratum, school.Arm)).OrderBy(pair => pair.Key));
    }

    [Fact]
    public void What_schools_of_the_other_arm_received_does_not_show()
    {
        var trial = Trial(school => school % 2);
        var exposed = trial with
        {
            Schools = [.. trial.Schools.Select(school => school.Arm == 0 ? school with { SessionsAttended = 4 } : school)],
        };

        Assert.Equal(Rehearsal.Permuted(trial, 5).Ordered.Select(Drawn), Rehearsal.Permuted(exposed, 5).Ordered.Select(Drawn));
    }

    private static (string, int, double) Drawn(TrialSchool school) => (school.Id, school.Arm, school.SessionsAttended);

    private static TrialData Trial(Func<int, int> arm) => new("made", 11, [.. Enumerable.Range(0, 24).Select(school =>
        new TrialSchool($"{school:00}", $"stratum {school / 8}", arm(school), 900, 11, 40 + school, 12, 40, 12, 9 * arm(school)))], [], [],
            []);
}
