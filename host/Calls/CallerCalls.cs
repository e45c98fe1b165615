using Grpc.Core;

namespace Programme.Host;

/// <summary>Calls that the host makes for whoever calls it, with the caller's own role and scope: what the caller may not call, the host
/// may not call for it.</summary>
/// <param name="Invoker">For generated clients.</param>
internal sealed record CallerCalls(CallInvoker Invoker);
