using Programme.Tests.Support;

namespace Programme.Tests;

public sealed class ImportDeflatorsTests(Programmes programmes) : IClassFixture<Programmes>
{
    [SkippableTheory, EachStore]
    public async Task An_index_that_was_revised_replaces_the_earlier_one(string store)
    {
        var costs = (await programmes.OnAsync(store)).Costs();

        await costs.ImportIndexAsync("year,index,label\n2020/21,99.25,first\n2021/22,100.00,first\n");
        var again = await costs.ImportIndexAsync("year,index,label\n2020/21,99.25,first\n2021/22,100.00,first\n");
        var revised = await costs.ImportIndexAsync("year,index,label\n2021/22,100.50,first\n2022/23,106.62,first\n");

        Assert.True(again.NothingChanged);
        Assert.Equal((1, 1, 0), (revised.RowsAdded, revised.RowsChanged, revised.RowsUnchanged));
    }

    [SkippableTheory, EachStore]
    public async Task An_index_in_error_is_refused_whole(string store)
    {
        var costs = (await programmes.OnAsync(store)).Costs();

        var refusal = await Imports.RefusedAsync(Reasons.FileInvalid, () => costs.ImportIndexAsync(
            "year,index,label\n2030/31,120,\n2031/33,121,\n2030/31,122,\n2032/33,0,\n2033/34,,\n2034/35,a hundred,\n"));
        var good = await costs.ImportIndexAsync("year,index\n2030/31,120\n");

        Assert.Equal(["line 3, column year", "line 4, column year", "line 5, column index", "line 6, column index", "line 7, column index"],
            refusal.Fields());
        Assert.Equal(1, good.RowsAdded);
    }
}
