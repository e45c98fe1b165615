using CsCheck;
using Programme.Outcomes;

namespace Programme.Tests;

/// <summary>Made-up programmes that publish several times, while counts come late, are restated, and some months have one school
/// alone.</summary>
internal static class RandomProgrammes
{
    public const string FirstTrialMonth = "2021-09";

    /// <summary>Two months before the trial, then its own.</summary>
    public static readonly string[] Months = ["2021-07", "2021-08", "2021-09", "2021-10", "2021-11", "2021-12"];

    private static readonly Gen<long> Count = Gen.Frequency((2, Gen.Const(0L)), (5, Gen.Long[1, 6]), (4, Gen.Long[7, 60]));

    /// <summary>What is stored at each publication: of each authority and month that is there by then.</summary>
    public static Gen<List<List<Tally>>> Histories(int authorities, int publications) => Gen.Select(
        Gen.Select(Count, Count, Gen.Int[0, 9], Gen.Int[0, 9], Count, Gen.Int[0, 12]).Array[authorities * Months.Length],
        Gen.Int[1, authorities],
        Gen.Int[3, Months.Length],
        Gen.Int[1, publications],
        (cells, width, length, times) => Enumerable.Range(0, times).Select(time => Stored(cells, width, length, time)).ToList());

    private static List<Tally> Stored((long Nfa, long Others, int Late, int Change, long Later, int Schools)[] cells, int width, int length,
        int time) =>
    [
        .. from area in Enumerable.Range(0, width)
           from month in Enumerable.Range(0, length)
           let cell = cells[area * Months.Length + month]
           where time > 0 || cell.Late > 2
           let nfa = cell.Change == 1 && time > 0 ? cell.Later : cell.Nfa
           let others = cell.Change == 2 && time > 1 ? cell.Later : cell.Others
           select new Tally($"{350 + area}", Months[month], nfa + others, nfa, cell.Schools == 0 ? 1 : 5),
    ];
}
