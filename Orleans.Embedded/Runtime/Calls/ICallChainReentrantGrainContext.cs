namespace Orleans.Core.Internal;

/// <summary>An activation that lets the calls of a chain enter again.</summary>
public interface ICallChainReentrantGrainContext
{
    /// <summary>The chain may enter from now on.</summary>
    void OnEnterReentrantSection(Guid reentrancyId);

    /// <summary>The chain may no longer enter.</summary>
    void OnExitReentrantSection(Guid reentrancyId);
}
