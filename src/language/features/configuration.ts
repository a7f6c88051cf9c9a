import { type ConfigurationInitializedParams, DefaultConfigurationProvider } from "langium";

type Change = Parameters<DefaultConfigurationProvider["updateConfiguration"]>[0];
type Fetch = ConfigurationInitializedParams["fetchConfiguration"];

/** Where our settings stand among an editor's. */
const section = "mlProcessMaps";

/**
 * The editor's settings. Some editors send them when they change, others are asked: at the beginning, and when they say that
 * something has changed without saying what. Changes are asked for of an editor alone that says it can be asked.
 */
export class MlflowConfiguration extends DefaultConfigurationProvider {
  private canBeAsked = false;
  private fetch: Fetch;

  override initialize(params: Parameters<DefaultConfigurationProvider["initialize"]>[0]): void {
    super.initialize(params);
    this.canBeAsked = params.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
  }

  override async initialized({ register, ...params }: ConfigurationInitializedParams): Promise<void> {
    this.fetch = this.workspaceConfig ? params.fetchConfiguration : undefined;
    await super.initialized({ ...params, ...(register && this.canBeAsked && { register }) });
    this.tell(this.settings[section]);
  }

  override updateConfiguration(change: Change): void {
    const settings = change.settings as Readonly<Record<string, unknown>> | null | undefined;
    if (this.fetch && settings?.[section] === undefined)
      this.askAgain(this.fetch).catch((error: unknown) => console.error("The editor's settings:", error));
    else super.updateConfiguration(change);
  }

  protected override toSectionName(): string {
    return section;
  }

  private async askAgain(fetch: NonNullable<Fetch>): Promise<void> {
    const [configuration] = (await fetch([{ section }])) as readonly unknown[];
    this.updateSectionConfiguration(section, configuration);
    this.tell(configuration);
  }

  private tell(configuration: unknown): void {
    // An editor that knows none of our settings answers with nothing: what is usual holds.
    if (configuration === undefined || configuration === null) return;
    this.onConfigurationSectionUpdateEmitter.fire({ section, configuration });
  }
}
