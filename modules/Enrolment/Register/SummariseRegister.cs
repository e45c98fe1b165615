using Google.Protobuf.Collections;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Programme.Enrolment.V1;
using Programme.Journal;

namespace Programme.Enrolment;

internal sealed partial class EnrolmentHandler
{
    public override async Task<SummariseRegisterResponse> SummariseRegister(SummariseRegisterRequest request, ServerCallContext context)
    {
        var day = request.AsOf?.ToDateOnly();

        await using var db = store.Read(context);
        var authorities = await db.AuthoritiesOnAsync(TrialDay(day), context.CancellationToken);
        var register = db.Register.InForce(day);
        var eligible = await register.Eligible(authorities).OrderBy(row => row.Urn).ToListAsync(context.CancellationToken);
        var optedOut = await db.OptedOutUrns(day).ToHashSetAsync(context.CancellationToken);
        var extracts = await db.Extracts.Select(row => row.ExtractOn).Order().ToListAsync(context.CancellationToken);

        var response = new SummariseRegisterResponse
        {
            Rows = await register.CountAsync(context.CancellationToken),
            RowsInAuthorities = await register.CountAsync(row => authorities.Contains(row.LaCode), context.CancellationToken),
            Eligible = eligible.Count,
            EligiblePupils = eligible.Sum(row => (long)(row.Pupils ?? 0)),
            EligibleWithoutPupils = { eligible.Where(row => row.Pupils is null).Select(row => row.Urn) },
            LaestabLeadingZero =
                { eligible.Where(row => row.Laestab.Length > 3 && row.Laestab[3] == '0').Select(row => row.Laestab)
                    .Order(StringComparer.Ordinal) },
            ExtractOn = extracts.Where(extract => day == null || extract <= day).Max(extract => (DateOnly?)extract).ToDate(),
            EligibilityRule = Eligibility.Rule,
            ExtractsOn = { extracts.Select(extract => extract.ToDate()) },
            OptedOut = eligible.Count(row => optedOut.Contains(row.Urn)),
        };
        foreach (var code in authorities)
            response.EligibleByLa[code] = 0;
        Count(response.EligibleByLa, eligible.Select(row => row.LaCode));
        Count(response.EligibleByType, eligible.Select(row => row.TypeName));
        Count(response.EligibleByPhase, eligible.Select(row => row.PhaseName));
        Count(response.EligibleByStatus, eligible.Select(row => row.StatusName));
        return response;
    }

    private static void Count(MapField<string, int> counts, IEnumerable<string> names)
    {
        foreach (var (name, count) in names.CountBy(name => name))
            counts[name] = count;
    }
}
