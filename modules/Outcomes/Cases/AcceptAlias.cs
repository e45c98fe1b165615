using System.Text.Json;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Journal;
using Programme.Outcomes.V1;

namespace Programme.Outcomes;

internal sealed partial class ContactsHandler
{
    private const int LongestAlias = 200;

    public override async Task<AcceptAliasResponse> AcceptAlias(AcceptAliasRequest request, ServerCallContext context)
    {
        var authority = await enrolment.AuthorityAsync(request.LaCode, context.CancellationToken);
        var units = new UnitUrns(await enrolment.UnitsAsync(authority.LaCode, null, context.CancellationToken));
        CheckAlias(request, units);

        await using var db = store.Read(context);
        var before = await db.SchoolAliases.SingleOrDefaultAsync(row => row.LaCode == authority.LaCode && row.Alias == request.Alias,
            context.CancellationToken);
        var decided = new SchoolAliasRow
        {
            LaCode = authority.LaCode,
            Alias = request.Alias,
            Number = before?.Number ?? 0,
            Urn = request.Urn.Length > 0 ? request.Urn : null,
            Match = request.Match
        };
        if (decided == before)
            throw Faults.AlreadyExists("It was decided so already.");
        var contacts = before is null ? 0
            : await db.CaseCounts.Where(row => row.LaCode == authority.LaCode && row.Alias == before.Number)
            .SumAsync(row => row.Contacts, context.CancellationToken);

        var details =
            JsonSerializer.Serialize(new { alias = decided.Alias, la_code = decided.LaCode, old = Says(before), @new = Says(decided) });
        return await commit.SaveAsync(Change.Of(context, request) with { Details = details }, async (writing, cancel) =>
        {
            await DecideAsync(writing, authority.LaCode, [decided], cancel);
            return new AcceptAliasResponse { Contacts = contacts };
        });
    }

    private static object? Says(SchoolAliasRow? alias) => alias is null ? null : new { urn = alias.Urn, match = alias.Match.ToString() };

    private static void CheckAlias(AcceptAliasRequest request, UnitUrns units)
    {
        var fields = new FieldProblems();
        fields.AddIf(request.Alias.Length is 0 or > LongestAlias || request.Alias != request.Alias.Trim(), "alias", FieldCodes.WrongForm,
            $"the text as in the file is expected, up to {LongestAlias} characters without spaces around it.");
        fields.OneOf("match", request.Match);
        if (request.Match != AliasMatch.Unspecified && Enum.IsDefined(request.Match)
            && AliasRules.Problem(request.Urn.Length > 0 ? request.Urn : null, request.Match, units) is { } problem)
            fields.AddRange("", [problem]);
        fields.ThrowIfAny();
    }
}
