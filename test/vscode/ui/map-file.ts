/** The small map that the walk through the features changes. */
export const mapName = "walked.mlflow";

export const mapText = `map "Walked"

actor ds "Data scientist"
actor mle "ML engineer"

start go "Go"
end live "Live"

phase prepare "Prepare" {
  process collect "Collect" by ds is semi-automated
  process label "Label" by ds is manual via board {
    reads corpus  note "Read by **two** people."
  }
}
phase build "Build" {
  process train "Train" by mle is non-repeatable
  process deploy "Deploy" by mle is automated { link "https://example.com/deploy" "How we deploy" }
}

go -> collect -> label -> train -> deploy -> live

view by-hand "By hand" { show manual, non-repeatable }

target soon "Soon" {
  change train is semi-automated
}

interface board "Board" { kind ui }
data corpus "Corpus"
`;
