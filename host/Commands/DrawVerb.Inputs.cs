using System.CommandLine;

namespace Programme.Host;

internal static partial class DrawVerb
{
    private static readonly Option<bool> Check = new("--check") { Description = "Check only; store nothing." };
    private static readonly Option<string> AsOf =
        new("--as-of") { Description = "Schools that were eligible and had not opted out on this day, YYYY-MM-DD; none = today." };
    private static readonly Option<int[]> Blocks =
        new("--blocks")
        {
            Description =
            "Draw in permuted blocks of these sizes (for example --blocks 2 --blocks 4) instead of fixed counts."
        };
    private static readonly Option<string> Seed =
        new("--seed")
        {
            Description = "A seed made elsewhere, 64 hexadecimal digits, with a public value only; none = from the operating "
            + "system, known to nobody."
        };
    private static readonly Option<string> BeaconSource =
        new("--beacon-source") { Description = "Who publishes the value that will be mixed in, for example \"drand, quicknet\"." };
    private static readonly Option<string> BeaconRound =
        new("--beacon-round") { Description = "Which of the source's values, for example \"round 3412000\"." };
    private static readonly Option<string> BeaconAt =
        new("--beacon-at") { Description = "When that value comes to exist, in UTC: 2021-07-01T12:00:00Z." };
    private static readonly Argument<string> Bytes = new("bytes") { Description = "64 hexadecimal digits that nobody else knows." };
    private static readonly Argument<string> FileOfArms = new("file") { Description = "The allocation file as it will be imported." };
    private static readonly Option<string> Beacon = new("--beacon") { Description = "The public value that was named with the seed." };
    private static readonly Option<string[]> Authorities =
        new("--la") { Description = "Only this authority (more than one: --la 350 --la 351); none = all." };
    private static readonly Option<int> Batch = new("--batch") { Description = "Number of the batch.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> Out = new("--out") { Description = "File for the record.", Required = true };
}
