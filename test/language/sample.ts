/** The sample of the language page: every construct at least once. */
export const sample = `import "./platforms/questions.mlflow"

map "NLP model creation" {
  direction right
  lanes phases
  currency EUR
}

actor curator "Data curator"   { cost 45 EUR per hour  people 3 }
actor ds      "Data scientist" { cost 85 EUR per hour }
actor mle     "ML engineer"    { cost 90 EUR per hour }

data corpus "Raw corpus"    { format "JSONL" }
data gold   "Labelled set"
data model  "Trained model"

interface notebook "Notebook"  { kind ui }
interface wiki     "Team wiki" { kind ui }

start brief "Customer brief"
end   live  "Model in production"

phase prepare "Prepare data" {
  process collect "Collect documents" by curator is semi-automated {
    purpose "Fresh documents in the customer's own wording"
    writes corpus
    effort 4h
    runs 2 per month
  }
  process label "Label entities" by curator, ds via wiki is manual {
    reads corpus
    writes gold
    effort 2d..4d
    wait 3d
    runs 1 per month
    measured "Time sheets, second quarter" on 2026-06-30
    note "Guidelines live in a wiki page; agreement is computed in a spreadsheet."
  }
  decision agree "Do annotators agree?" by ds
}

phase build "Build the model" {
  process train  "Train" by ds via notebook is non-repeatable { reads gold  writes model  effort 6h  runs 4 per month }
  process report "Report results" by ds is manual { effort 3h  runs 4 per month }  // lint-ignore manual-step: gone with the tracking server in Q3
}

phase run "Run" {
  process deploy  "Deploy"        by mle is semi-automated { reads model  effort 5h  runs 1 per month }
  process monitor "Monitor drift" by mle is absent
}

brief -> collect -> label -> agree
agree -> label "no" 20%
agree -> train "yes" -> report -> deploy -> live
deploy -> monitor -> collect "drift"

target y2027 "ML platform, 2027" {
  actor product "Product engineering team"
  interface sdk    "Platform SDK"      { kind library }
  interface studio "Annotation studio" { kind ui }

  change label   via studio is semi-automated { effort 4h..8h }
  change train   by product, ds via sdk is automated { effort 10min }
  change deploy  by product via sdk is automated { effort 10min }
  change monitor via sdk is automated
  remove report "The tracking server draws the charts"

  extend build {
    process register "Register the model" via sdk is automated { writes model }
  }
  train -> register -> deploy
}

platform acme "Acme ML" for y2027 {
  cost 4200 EUR per month
  setup 30d by mle
  link "https://example.com/acme" "Vendor page"

  rate label is semi-automated "Bundled annotation tool, no inter-annotator agreement"
  rate train, deploy, register is automated
  rate monitor is absent "On their roadmap"

  answer security.sso       🟢 "SAML and OIDC"
  answer security.isolation 🟡 "One VPC per region"
  answer legal.residency    🔴 "Logs leave the EU"
}
`;

export const questions = `questionnaire fit "Platform fit" {
  group security "Security" weight 2 {
    question sso       "Does it support single sign-on with our identity provider?" required
    question isolation "Are tenants isolated at the network level?" weight 2
  }
  group legal "Legal" {
    question residency "Does personal data stay in our region?" required weight 3
  }
}
`;

export const sampleUri = "file:///maps/map.mlflow";
export const questionFile = { uri: "file:///maps/platforms/questions.mlflow", text: questions };
