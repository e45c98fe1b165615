using Programme.Access.V1;
using Programme.Enrolment.V1;
using Programme.Tests.Support;
using static Programme.Tests.GivenRegister;
using Client = Programme.Enrolment.V1.PeopleService.PeopleServiceClient;

namespace Programme.Tests;

public sealed class ListMovesTests
{
    [SkippableTheory, EachStore]
    public async Task A_move_is_a_post_left_and_one_taken_up_at_another_school_afterwards(string store)
    {
        await using var programme = await RunningProgramme.StartAsync(store);
        var enrolment = await programme.ListedSchoolsAsync();
        await enrolment.ImportLeadsAsync(
            "M1,350001,lead,2015-01-01,2021-12-31,left_school\nM1,350002,deputy,2022-01-04,2022-03-31,left_school\n"
                + "M1,350001,lead,2022-04-01,,\n" +
            "M2,350001,lead,2015-01-01,2021-12-31,left_school\nM2,351001,lead,2021-12-01,,\n" +
            "M3,350001,deputy,2015-01-01,2021-12-31,changed_role\nM3,350001,lead,2022-01-01,,\n" +
            "M4,350001,lead,2015-01-01,2021-12-31,left_school\nM4,350002,lead,2015-01-01,,\nM4,351001,lead,2022-01-01,,\n");
        var people = programme.Client<Client>();

        var one = people.ListMoves(new() { PageSize = 2 });
        var two = people.ListMoves(new() { PageSize = 2, PageToken = one.NextPageToken });
        var moves = one.Moves.Concat(two.Moves).OrderBy(move => move.PersonRef).ThenBy(move => move.DaysBetween).ToList();

        Assert.Equal(["M1 350002 350001 0", "M1 350001 350002 3", "M4 350001 351001 0"],
            moves.Select(move => $"{move.PersonRef} {move.FromUrn} {move.ToUrn} {move.DaysBetween}"));
        Assert.Equal((Day(2021, 12, 31), Day(2022, 1, 4)), (moves[1].LeftOn, moves[1].StartedOn));
        Assert.Equal(["M4"], people.ListMoves(new() { LaCode = "351" }).Moves.Select(move => move.PersonRef));
        Assert.Empty((await programme.ClientAsync<Client>(Role.LaCoordinator, "351")).ListMoves(new()).Moves);
    }
}
