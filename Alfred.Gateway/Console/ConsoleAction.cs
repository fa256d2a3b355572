using Alfred.Gateway.Access;
using Alfred.Operators;

namespace Alfred.Gateway.Console;

/// <summary>A request to change something.</summary>
/// <param name="Context">The request.</param>
/// <param name="Form">What was filled in.</param>
internal sealed record ConsoleAction(HttpContext Context, IFormCollection Form)
{
    /// <summary>As what it is asked.</summary>
    public OperatorRole By => OperatorUser.RoleOf(Context);

    /// <summary>Ends with the request. Handed on only to what has not begun to change anything.</summary>
    public CancellationToken Cancelled => Context.RequestAborted;

    /// <summary>A service.</summary>
    public T Get<T>()
        where T : notnull => Context.RequestServices.GetRequiredService<T>();

    /// <summary>A part of the address.</summary>
    public string Text(string name) => Context.Request.RouteValues[name] as string ?? "";

    /// <summary>A number in the address, which the route has checked.</summary>
    public long Number(string name) => long.Parse(Text(name), CultureInfo.InvariantCulture);

    /// <summary>A field without white space around it; empty when it is missing.</summary>
    public string Field(string name) => Form[name] is [{ } value] ? value.Trim() : "";
}
