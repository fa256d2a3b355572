using System.Reflection;
using Orleans.CodeGeneration;

namespace Orleans.Embedded;

/// <summary>A method of a grain interface, as generated code describes it.</summary>
public sealed class GrainMethod
{
    private readonly Type[] _parameters;
    private MethodInfo? _info;

    /// <summary>Describes a method.</summary>
    public GrainMethod(Type interfaceType, string interfaceName, string name, InvokeMethodOptions options, string? timeout, params Type[] parameters)
    {
        InterfaceType = interfaceType;
        InterfaceName = interfaceName;
        Name = name;
        Options = options;
        Timeout = timeout is null ? null : new ResponseTimeoutAttribute(timeout).Timeout;
        ActivityName = $"{interfaceType.Name}/{name}";
        IsExtension = typeof(Runtime.IGrainExtension).IsAssignableFrom(interfaceType);
        _parameters = parameters;
    }

    /// <summary>The interface.</summary>
    public Type InterfaceType { get; }

    /// <summary>The name of the interface.</summary>
    public string InterfaceName { get; }

    /// <summary>The name of the method.</summary>
    public string Name { get; }

    /// <summary>How calls of it are scheduled.</summary>
    public InvokeMethodOptions Options { get; }

    /// <summary>How long callers wait, if the method says so itself.</summary>
    public TimeSpan? Timeout { get; }

    /// <summary>The name that traces carry.</summary>
    public string ActivityName { get; }

    internal bool IsExtension { get; }

    // Only filters that ask for the MethodInfo pay for reflection.
    internal MethodInfo Info => _info ??= InterfaceType.GetMethod(Name, _parameters)
        ?? InterfaceType.GetMethods().First(method => method.Name == Name && method.GetParameters().Length == _parameters.Length);
}
