using Orleans.Core.Internal;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>Call chains that this activation lets enter again.</summary>
internal sealed partial class Activation : ICallChainReentrantGrainContext
{
    private Dictionary<Guid, int>? _openChains;

    public void OnEnterReentrantSection(Guid reentrancyId)
    {
        lock (_gate)
        {
            _openChains ??= [];
            _openChains[reentrancyId] = _openChains.GetValueOrDefault(reentrancyId) + 1;
            StartWaiting();
        }
    }

    public void OnExitReentrantSection(Guid reentrancyId)
    {
        lock (_gate)
        {
            if (_openChains is null || !_openChains.TryGetValue(reentrancyId, out var entries)) return;
            if (entries == 1) _openChains.Remove(reentrancyId);
            else _openChains[reentrancyId] = entries - 1;
        }
    }

    private bool IsOfOpenChain(GrainRequest request) =>
        _openChains is { Count: > 0 } open
        && request.Context is { } context
        && context.TryGetValue(RequestContext.ReentrancyKey, out var id)
        && open.ContainsKey((Guid)id);
}
