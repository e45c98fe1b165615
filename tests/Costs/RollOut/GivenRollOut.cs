using Programme.Costs.V1;

namespace Programme.Tests;

/// <summary>Given: a roll-out worked by hand.</summary>
internal static class GivenRollOut
{
    /// <summary>A hundred schools in one authority, ten sessions of 125 minutes, 1,200 hours a year: 1.736 posts.</summary>
    /// <param name="supervisorPence">What a post costs.</param>
    public static ProjectRollOutRequest Hundred(long supervisorPence = 0) => new()
    {
        Schools = 100,
        Pupils = 100_000,
        Authorities = 1,
        Sessions = 10,
        DirectMinutes = 75,
        PreparationMinutes = 25,
        TravelMinutes = 25,
        ProductiveHours = 1_200,
        GroupShare = 0,
        SupervisorPence = supervisorPence,
        AuthorityStartUpPence = 0,
        AuthorityRecurringPence = 0,
        SchoolRecurringPence = 0,
        ProgrammeStartUpPence = 0,
        ProgrammeRecurringPence = 0,
    };
}
