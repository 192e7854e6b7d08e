local function here() print(debug.traceback('tb')) end
here()
return 1