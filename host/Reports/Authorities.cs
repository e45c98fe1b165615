using Grpc.Core;
using Programme.Enrolment.V1;

namespace Programme.Host;

/// <summary>The authorities in the trial, of those that the caller may see.</summary>
internal static class Authorities
{
    public static Task<List<Authority>> AllAsync(CallInvoker calls, CancellationToken cancel)
    {
        var enrolment = new EnrolmentService.EnrolmentServiceClient(calls);
        return Journal.Pages.AllAsync(new ListAuthoritiesRequest(),
            request => enrolment.ListAuthoritiesAsync(request, cancellationToken: cancel), page => page.Authorities);
    }
}
