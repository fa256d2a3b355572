using Microsoft.AspNetCore.Components;

namespace Alfred.Gateway.Console;

/// <summary>The view of a page: a Razor component that is rendered once, on the server.</summary>
/// <typeparam name="TModel">What it shows.</typeparam>
public abstract class PageView<TModel> : ComponentBase
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public TModel Model { get; set; } = default!;

    /// <summary>What every page knows.</summary>
    [CascadingParameter]
    public PageFrame Frame { get; set; } = default!;
}
