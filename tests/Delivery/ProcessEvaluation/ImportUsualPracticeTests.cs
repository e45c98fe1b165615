using Programme.Host;
using Programme.Journal;
using Programme.Tests.Support;

namespace Programme.Tests;

[Collection(EnrolledProgrammes.Name)]
public sealed class ImportUsualPracticeTests(EnrolledProgrammes programmes)
{
    [SkippableTheory, EachStore]
    public async Task Schools_of_both_arms_say_it_once_at_each_point_and_a_later_file_corrects(string store)
    {
        var evaluation = GivenDelivery.Evaluation(await programmes.OnAsync(store));

        var first =
            await evaluation.PracticeAsync(
                "170002,baseline,2021-09-01,1,0,0,0,termly,monthly\n170005,baseline,2021-09-02,0,0,0,0,never,\n");
        var second =
            await evaluation.PracticeAsync(
                "170002,baseline,2021-09-01,1,1,0,0,termly,monthly\n170002,end,2022-07-01,,,,,,\n"
                    + "170005,baseline,2021-09-02,0,0,0,0,never,\n");

        Assert.Equal(2, first.RowsAdded);
        Assert.Equal((1, 1, 1), (second.RowsAdded, second.RowsChanged, second.RowsUnchanged));
    }

    [SkippableTheory, EachStore]
    public async Task It_is_one_of_the_lists_of_a_folder(string store)
    {
        var programme = await programmes.OnAsync(store);
        var folder = Directory.CreateTempSubdirectory("programme-practice-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "delivery"));
        await File.WriteAllTextAsync(Path.Combine(folder, "delivery/usual-practice.csv"),
            GivenEvaluation.PracticeHeader + "170298,baseline,2021-09-03,0,0,1,0,never,monthly\n");
        var lists = new List<Loaded>();

        await LoadVerb.LoadAsync(programme.Invoker(), folder, Trial.Default.FirstOn, lists.Add, default);

        Directory.Delete(folder, recursive: true);
        var loaded = Assert.Single(lists, list => list.Reports.Count > 0);
        Assert.Equal(("usual-practice", 1), (loaded.Kind, loaded.Added));
    }

    [SkippableTheory, EachStore]
    public async Task Every_cell_in_error_is_named(string store)
    {
        var evaluation = GivenDelivery.Evaluation(await programmes.OnAsync(store));

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => evaluation.PracticeAsync(
            "999999,baseline,2021-09-01,1,0,0,0,termly,monthly\n170009,middle,2023-09-01,perhaps,0,0,0,daily,monthly\n"
                + "170015,end,2022-07-01,,,,,,\n170015,end,2022-07-02,,,,,,\n"));

        Assert.Equal(["line 2, column urn", "line 3, column point", "line 3, column internal", "line 3, column frequency",
            "line 3, column recorded_on", "line 5, column point"], refusal.Fields());
    }
}
